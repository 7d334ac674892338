package io.greenlight.contracts;

import java.time.Duration;
import java.time.Instant;

/// The clone that was made before a cluster was upgraded in place, so that there is something to go
/// back to.
///
/// @param cluster the clone, which stands by until `cleanup-requested`
/// @param takenAt what was written later is not on it
/// @param cost what it costs while it stands by, in words
public record WayBack(ClusterRef cluster, Instant takenAt, String cost) {

    /// How old the clone is by then: so much would be lost.
    public Duration age(Instant now) {
        return Duration.between(takenAt, now);
    }
}
