package io.greenlight.contracts;

import java.time.Duration;
import java.util.Objects;

/// What a probe saw of one endpoint while its cluster was upgraded; measured, not estimated.
///
/// @param endpoint as clients name it
/// @param gaps how many times it did not answer
/// @param longest the longest of them
/// @param together all of them
/// @param unwatched how long nobody looked: whether it answered then is not known; zero in events
///   from before it was told
public record Downtime(
        String endpoint,
        int gaps,
        Duration longest,
        Duration together,
        @MayBeAbsent Duration unwatched) {

    public Downtime {
        unwatched = Objects.requireNonNullElse(unwatched, Duration.ZERO);
    }

    /// One that was looked at all the while.
    public Downtime(String endpoint, int gaps, Duration longest, Duration together) {
        this(endpoint, gaps, longest, together, Duration.ZERO);
    }
}
