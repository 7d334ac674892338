package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;

/// A cursor that outlives its transaction keeps its rows in its session's process.
final class HeldCursorCheck implements ServerCheck {

    @Override
    public About about() {
        return About.of("held-cursor")
                .on(Severity.WARNING, Way.IN_PLACE, Way.GLOBAL_MINOR)
                .only(Span.MINOR)
                .says(
                        Severity.WARNING,
                        "sessions that seem to hold a cursor WITH HOLD",
                        "zero-downtime patching drops connections that hold a cursor, and the"
                                + " rows that were not fetched yet are gone with it; only the last"
                                + " statement of a session shows, so there may be more of them");
    }
}
