package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;

/// Zero-downtime patching waits for a moment without DDL and without locks on tables; where it gets
/// none, it drops the connections.
final class TableLockCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("table-lock")
                .on(Severity.WARNING, Way.IN_PLACE, Way.GLOBAL_MINOR)
                .only(Span.MINOR)
                .says(
                        Severity.WARNING,
                        "sessions that lock tables or run DDL",
                        "zero-downtime patching drops connections while tables are locked or"
                                + " DDL runs, and what runs is rolled back");
    }
}
