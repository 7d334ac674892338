package io.greenlight.preflight.check;

import io.greenlight.backbone.cluster.database.SqlFile;
import io.greenlight.contracts.Finding;
import java.util.List;

/// Tables that belong to an extension (the jobs of pg_cron, the reference systems of PostGIS) are
/// left out of our publications: their extension makes them, and its owner alone may publish them.
final class ExtensionTableCheck implements DatabaseCheck {

    private static final String TABLES =
            SqlFile.beside(ExtensionTableCheck.class, "extension_tables.sql");

    private static final Offenders.Words WORDS =
            new Offenders.Words(
                    "tables of extensions that hold rows",
                    "rows that are written to them after the clone was taken are not "
                            + "replicated; compare them by hand before the switchover");

    @Override
    public String id() {
        return "extension-table";
    }

    @Override
    public List<Finding> inspect(Source source) {
        return source.offenders(TABLES).warned(this, WORDS);
    }
}
