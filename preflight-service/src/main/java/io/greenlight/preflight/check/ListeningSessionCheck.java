package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;

/// What a session LISTENs to is registered with its process and cannot be moved to another one.
final class ListeningSessionCheck implements ServerCheck {

    @Override
    public About about() {
        return About.of("listening-session")
                .on(Severity.WARNING, Way.IN_PLACE, Way.GLOBAL_MINOR)
                .only(Span.MINOR)
                .says(
                        Severity.WARNING,
                        "sessions whose last statement was LISTEN",
                        "zero-downtime patching drops connections that listen, and they miss"
                                + " what is notified until they listen again; only the last"
                                + " statement of a session shows, so there may be more of them");
    }
}
