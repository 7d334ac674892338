package io.greenlight.preflight.check;

import io.greenlight.backbone.cluster.database.SqlFile;
import io.greenlight.contracts.Finding;
import java.util.List;

/// Unlogged tables are in no log, so they are neither replicated nor, after a clone was recovered,
/// filled.
final class UnloggedTableCheck implements DatabaseCheck {

    private static final String TABLES =
            SqlFile.beside(UnloggedTableCheck.class, "unlogged_tables.sql");

    private static final Offenders.Words WORDS =
            new Offenders.Words("unlogged tables", "they arrive empty on the target");

    @Override
    public String id() {
        return "unlogged-table";
    }

    @Override
    public List<Finding> inspect(Source source) {
        return source.offenders(TABLES).warned(this, WORDS);
    }
}
