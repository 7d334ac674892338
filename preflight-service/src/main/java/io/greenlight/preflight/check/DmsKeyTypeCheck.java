package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;

/// A primary key that DMS takes for a large value names no row for it.
final class DmsKeyTypeCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("dms-key-type")
                .on(Severity.BLOCKED, Way.DMS)
                .says(
                        Severity.BLOCKED,
                        "primary keys of a type that DMS takes for a large value",
                        "DMS does not find the rows of these tables again")
                .says(
                        Severity.WARNING,
                        "primary keys of text without a length",
                        "DMS takes text for a large value where it is longer than" + " its limit");
    }
}
