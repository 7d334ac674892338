package io.greenlight.preflight.check;

import io.greenlight.backbone.cluster.database.SqlFile;
import io.greenlight.contracts.Finding;
import java.util.List;

/// Only the owner of a table can publish it, and only who may CREATE in a database can make a
/// publication and the run's own schema there. Asked of the catalogs, for nothing here writes.
final class TableOwnerCheck implements DatabaseCheck {

    private static final String TABLES = SqlFile.beside(TableOwnerCheck.class, "table_owners.sql");

    private static final Offenders.Words WORDS =
            new Offenders.Words(
                    "owners that the maintenance user cannot act for",
                    "their tables could not be published, or the run's schema not be made");

    @Override
    public String id() {
        return "table-owner";
    }

    @Override
    public List<Finding> inspect(Source source) {
        return source.offenders(TABLES).blocked(this, WORDS);
    }
}
