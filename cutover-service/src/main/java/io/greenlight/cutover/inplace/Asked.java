package io.greenlight.cutover.inplace;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When RDS was asked to upgrade the cluster. Written before each call, which a crash may leave
/// unmade.
///
/// @param times how often
/// @param first from then on complaints are about us
/// @param last the latest of them
/// @param atWork when RDS was last seen upgrading, as far as it was written down; null if never
public record Asked(int times, Instant first, Instant last, @Nullable Instant atWork) {

    /// So often is it written down.
    private static final Duration NOTED_EVERY = Duration.ofSeconds(20);

    static Asked once(Instant now) {
        return new Asked(1, now, now, null);
    }

    Asked again(Instant now) {
        return new Asked(times + 1, first, now, atWork);
    }

    Asked seenAtWork(Instant now) {
        return new Asked(times, first, last, now);
    }

    /// Whether it is worth writing down that RDS is seen upgrading now.
    boolean isNews(Instant now) {
        return atWork == null || atWork.isBefore(last) || now.isAfter(atWork.plus(NOTED_EVERY));
    }

    /// Whether RDS was seen upgrading since it was asked last: that call was heard.
    boolean wasAtWork() {
        return atWork != null && !atWork.isBefore(last);
    }

    /// Whether RDS was seen upgrading, and so short a while ago that an event of it, or the
    /// version, may be yet to come.
    ///
    /// @param settled how long that takes at most
    boolean mayYetTell(Instant now, Duration settled) {
        return atWork != null && wasAtWork() && now.isBefore(atWork.plus(settled));
    }
}
