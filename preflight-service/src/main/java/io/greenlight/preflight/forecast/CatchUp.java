package io.greenlight.preflight.forecast;

import java.time.Duration;

/// The race between who writes and who follows. Each database is followed by one worker, so what
/// counts is the database that changes most.
///
/// @param apply what one worker was seen to do
record CatchUp(Measured.Apply apply, LogRate.Seen log, Signs.Busiest busiest) {

    /// How long it takes to read what was written in the meantime.
    Estimate after(Duration shortest, Duration longest) {
        double slow = log.low() * busiest.share();
        double fast = log.high() * busiest.share();
        if (slow >= apply.fastest()) {
            return new Estimate.Never(
                    "will never catch up, for it falls back further with every second: " + how());
        }
        Duration low = reading(slow, apply.fastest(), shortest);
        return fast >= apply.slowest()
                ? new Estimate.AtLeast(
                        low,
                        "will never catch up if the source goes on at its highest rate with the"
                                + " writes that are slowest to apply: "
                                + how())
                : new Estimate.Between(low, reading(fast, apply.slowest(), longest), how());
    }

    private static Duration reading(double written, double applied, Duration span) {
        return Units.seconds(written * Units.seconds(span) / (applied - written));
    }

    private String how() {
        return "the source writes %s, %d %% of its changes in the database that changes most (%s)"
                        .formatted(
                                log.words(), Math.round(busiest.share() * 100), busiest.database())
                + ", and one subscription applied %s of log, measured with %s"
                        .formatted(
                                Units.rates(apply.slowest(), apply.fastest()),
                                apply.scene().words())
                + "; the source's rate: "
                + log.how();
    }
}
