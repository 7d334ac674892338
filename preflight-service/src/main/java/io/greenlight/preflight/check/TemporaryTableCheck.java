package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;

/// A temporary table lives in the memory and the files of its session's process. Zero-downtime
/// patching keeps connections by moving them to a new process, and drops what it cannot move.
final class TemporaryTableCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("temporary-table")
                .on(Severity.WARNING, Way.IN_PLACE, Way.GLOBAL_MINOR)
                .only(Span.MINOR)
                .says(
                        Severity.WARNING,
                        "sessions with temporary tables",
                        "zero-downtime patching drops connections while temporary tables are in"
                                + " use, and the tables are gone; before 16 the server does not"
                                + " tell whose they are, and the sessions that may have them are"
                                + " named");
    }
}
