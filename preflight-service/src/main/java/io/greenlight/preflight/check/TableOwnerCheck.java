package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;

/// Only the owner of a table can publish it, and only who may CREATE in a database can make a
/// publication and the run's own schema there. Asked of the catalogs, for nothing here writes.
final class TableOwnerCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("table-owner")
                .on(Severity.BLOCKED, Way.CLONE, Way.LOGICAL, Way.DMS)
                .says(
                        Severity.BLOCKED,
                        "owners that the maintenance user cannot act for",
                        "their tables could not be published, or the run's schema"
                                + " not be made");
    }
}
