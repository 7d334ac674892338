package io.greenlight.preflight.forecast;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// How long a clone of this very cluster and its upgrade by RDS took.
///
/// @param at when the rehearsal had ended
public record Rehearsed(Instant at, Duration cloning, Duration upgrade) {

    /// What that lets expect of one of its parts.
    Estimate estimate(Duration part) {
        return new Estimate.Between(
                part,
                part,
                "so long it took on a clone in the rehearsal of %s"
                        .formatted(at.truncatedTo(ChronoUnit.SECONDS)));
    }
}
