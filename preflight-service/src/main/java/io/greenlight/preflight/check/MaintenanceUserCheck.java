package io.greenlight.preflight.check;

import io.greenlight.backbone.cluster.database.SqlFile;
import io.greenlight.contracts.Finding;
import java.util.List;

/// What the maintenance user must be able to do on the whole cluster. Asked of the catalogs rather
/// than tried: nothing here writes, not even into a transaction that is rolled back.
final class MaintenanceUserCheck implements ServerCheck {

    private static final String ATTRIBUTES =
            SqlFile.beside(MaintenanceUserCheck.class, "maintenance_user.sql");

    private static final Offenders.Words WORDS =
            new Offenders.Words(
                    "things that the maintenance user may not do",
                    "the upgrade would stop at the first statement that needs them");

    @Override
    public String id() {
        return "maintenance-user";
    }

    @Override
    public List<Finding> inspect(Source source) {
        return source.offenders(ATTRIBUTES).blocked(this, WORDS);
    }
}
