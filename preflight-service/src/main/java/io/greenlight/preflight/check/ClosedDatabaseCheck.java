package io.greenlight.preflight.check;

import io.greenlight.backbone.cluster.database.SqlFile;
import io.greenlight.contracts.Finding;
import java.util.List;

/// pg_upgrade wants to connect to every database but template0, and what cannot be connected to
/// cannot be replicated either.
final class ClosedDatabaseCheck implements ServerCheck {

    private static final String DATABASES =
            SqlFile.beside(ClosedDatabaseCheck.class, "closed_databases.sql");

    private static final Offenders.Words WORDS =
            new Offenders.Words(
                    "databases that nobody, or not the maintenance user, can connect to",
                    "the upgrade of the clone would be refused, or this database would be "
                            + "left behind");

    @Override
    public String id() {
        return "closed-database";
    }

    @Override
    public List<Finding> inspect(Source source) {
        return source.offenders(DATABASES).blocked(this, WORDS);
    }
}
