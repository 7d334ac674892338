package io.greenlight.cutover.run;

import java.time.Duration;
import java.time.Instant;

/// When RDS was asked for something. Written before each call, which a crash may leave unmade.
///
/// @param times how often
/// @param first from then on complaints are about us
/// @param last the latest of them
public record Asked(int times, Instant first, Instant last) {

    /// For the first time.
    public static Asked once(Instant now) {
        return new Asked(1, now, now);
    }

    /// Once more.
    public Asked again(Instant now) {
        return new Asked(times + 1, first, now);
    }

    /// Whether RDS has had that time, since it was asked last, to show that it heard.
    public boolean isLongerAgoThan(Duration time, Instant now) {
        return !now.isBefore(last.plus(time));
    }
}
