package io.greenlight.replication.database;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;

/// What a load of writes has shown of a server.
///
/// @param sessions so many, side by side
/// @param took from the first transaction's begin to the last one's end
/// @param transactions that were committed
/// @param times how long those took
/// @param failures those that were not
/// @param objection why nothing was measured; empty where it was
public record LoadMeasure(
        int sessions,
        Duration took,
        long transactions,
        Times times,
        Failures failures,
        String objection) {

    private static final double NANOS_IN_A_SECOND = 1e9;

    /// From a transaction's first statement to its commit's answer, as its client saw it.
    ///
    /// @param p95 95 of 100 took no longer
    public record Times(Duration median, Duration p95, Duration worst) {

        static Times of(Latencies latencies) {
            return new Times(latencies.within(0.5), latencies.within(0.95), latencies.worst());
        }
    }

    /// Transactions that the server did not take.
    ///
    /// @param first what it had against the first one, after its SQLSTATE; empty if there is none
    public record Failures(long count, String first) {

        static final Failures NONE = new Failures(0, "");

        Failures and(Failures more) {
            return new Failures(count + more.count, first.isEmpty() ? more.first : first);
        }
    }

    /// There is none, and why.
    public static LoadMeasure none(String objection) {
        return new LoadMeasure(
                0, Duration.ZERO, 0, Times.of(new Latencies()), Failures.NONE, objection);
    }

    @JsonIgnore
    public boolean isMeasured() {
        return objection.isEmpty();
    }

    /// Transactions that were committed in a second.
    public double rate() {
        return transactions * NANOS_IN_A_SECOND / Math.max(1, took.toNanos());
    }
}
