package io.greenlight.cutover.run;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When RDS was asked for something. Written before each call, which a crash may leave unmade.
///
/// @param times how often
/// @param first from then on complaints are about us
/// @param last the latest of them
/// @param atWork when RDS was last seen at it, as far as that was written down; null if never
/// @param taken when RDS last took the call, as far as that was written down; null if never
public record Asked(
        int times, Instant first, Instant last, @Nullable Instant atWork, @Nullable Instant taken) {

    /// So often is it written down.
    private static final Duration NOTED_EVERY = Duration.ofSeconds(20);

    /// For the first time.
    public static Asked once(Instant now) {
        return new Asked(1, now, now, null, null);
    }

    /// Once more.
    public Asked again(Instant now) {
        return new Asked(times + 1, first, now, atWork, taken);
    }

    /// RDS is seen at it.
    public Asked seenAtWork(Instant now) {
        return new Asked(times, first, last, now, taken);
    }

    /// RDS did not say no.
    public Asked takenAt(Instant now) {
        return new Asked(times, first, last, atWork, now);
    }

    /// Whether RDS took a call: it may come to it yet.
    public boolean wasTaken() {
        return taken != null;
    }

    /// Whether RDS has had that time, since it was asked last, to show that it heard.
    public boolean isLongerAgoThan(Duration time, Instant now) {
        return !now.isBefore(last.plus(time));
    }

    /// Whether it is worth writing down that RDS is seen at it now.
    public boolean isNews(Instant now) {
        return atWork == null || atWork.isBefore(last) || now.isAfter(atWork.plus(NOTED_EVERY));
    }

    /// Whether RDS was seen at it since it was asked last: that call was heard.
    public boolean wasAtWork() {
        return atWork != null && !atWork.isBefore(last);
    }

    /// Whether RDS was seen at it so short a while ago that an event of it, or what came of it, may
    /// be yet to show.
    ///
    /// @param settled how long that takes at most
    public boolean mayYetTell(Instant now, Duration settled) {
        return atWork != null && wasAtWork() && now.isBefore(atWork.plus(settled));
    }
}
