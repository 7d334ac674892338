package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;

/// DMS looks tables up without regard to case.
final class DmsNameCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("dms-name")
                .on(Severity.BLOCKED, Way.DMS)
                .says(
                        Severity.BLOCKED,
                        "tables whose names differ in case alone",
                        "DMS may write the rows of one into the other");
    }
}
