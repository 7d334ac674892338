package io.greenlight.cutover.inplace.wayback;

import java.time.Duration;
import java.time.Instant;

/// How long one look at tables may take.
///
/// @param from when it begins
/// @param slice after it no table is begun, so that the journal hears how far it is
/// @param room after it even a table that is begun is left
record CountingTime(Instant from, Duration slice, Duration room) {

    boolean isSliceOver(Instant now) {
        return !now.isBefore(from.plus(slice)) || !isRoomAt(now);
    }

    boolean isRoomAt(Instant now) {
        return now.isBefore(from.plus(room));
    }

    /// What is left for one table.
    Duration leftAt(Instant now) {
        return Duration.between(now, from.plus(room));
    }
}
