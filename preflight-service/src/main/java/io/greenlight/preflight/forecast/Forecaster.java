package io.greenlight.preflight.forecast;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/// Derives the forecast of a cluster from what it says of itself and from what was measured
/// elsewhere: pure, and the same for the same.
public final class Forecaster {

    private static final String ELSEWHERE =
            "; measured with %s: on RDS expect other figures, and its own snapshots, checks and"
                    + " restarts beside them";

    private final Measured measured;

    public Forecaster(Measured measured) {
        this.measured = measured;
    }

    /// What is to be expected of a cluster with these signs.
    ///
    /// @param rehearsed what was measured with itself counts for more than what was measured
    ///   elsewhere
    public Forecast of(Signs signs, Optional<Rehearsed> rehearsed) {
        LogRate log = LogRate.of(signs);
        Estimate clone =
                rehearsed.map(once -> once.estimate(once.cloning())).orElseGet(this::cloned);
        Estimate upgrade =
                rehearsed
                        .map(once -> once.estimate(once.upgrade()))
                        .orElseGet(() -> upgraded(signs));
        return new Forecast(log, clone, upgrade, catchUp(signs, log, clone, upgrade), limit(signs));
    }

    private Estimate cloned() {
        return new Estimate.Between(
                measured.upgrade().cloning().shortest(),
                measured.upgrade().cloning().longest(),
                "a clone shares its source's storage, so that size does not count"
                        + elsewhere(measured.upgrade().scene()));
    }

    private Estimate upgraded(Signs signs) {
        if (signs.databases().isEmpty()) {
            return new Estimate.Unknown(signs.whyNot());
        }
        long relations = signs.relations();
        return new Estimate.Between(
                measured.upgrade().shortest(relations),
                measured.upgrade().longest(relations),
                "pg_upgrade makes %d relations in %d databases anew, whatever is in them"
                                .formatted(relations, signs.databases().size())
                        + elsewhere(measured.upgrade().scene()));
    }

    private static String elsewhere(Measured.Scene scene) {
        return ELSEWHERE.formatted(scene.words());
    }

    private Estimate catchUp(Signs signs, LogRate log, Estimate clone, Estimate upgrade) {
        return switch (log) {
            case LogRate.Unknown(String how) -> new Estimate.Unknown(how);
            case LogRate.Seen seen ->
                    clone.ifBetween(cloned ->
                            upgrade.ifBetween(upgraded ->
                                    new CatchUp(measured.apply(), seen, signs.busiest())
                                            .after(
                                                    cloned.low().plus(upgraded.low()),
                                                    cloned.high().plus(upgraded.high()))));
        };
    }

    private static Estimate limit(Signs signs) {
        return signs.server()
                .map(server -> limit(server.slotLimit(), LogRate.of(signs)))
                .orElseGet(() -> new Estimate.Unknown(signs.whyNot()));
    }

    private static Estimate limit(OptionalLong limit, LogRate log) {
        if (limit.isEmpty()) {
            return new Estimate.Never(
                    "max_slot_wal_keep_size is -1, no limit; Aurora's storage grows by itself up to"
                            + " its maximum, and what slots hold back is paid for");
        }
        return switch (log) {
            case LogRate.Unknown(String how) -> new Estimate.Unknown(how);
            case LogRate.Seen(double low, double high, String _) ->
                    filled(limit.getAsLong(), low, high);
        };
    }

    private static Estimate filled(long limit, double low, double high) {
        String how =
                "max_slot_wal_keep_size is %s, and the source writes %s"
                        .formatted(Units.size((double) limit), Units.rates(low, high));
        if (high <= 0) {
            return new Estimate.Never(how);
        }
        Duration soonest = Units.seconds(limit / high);
        return low <= 0
                ? new Estimate.AtLeast(soonest, how)
                : new Estimate.Between(soonest, Units.seconds(limit / low), how);
    }
}
