package io.greenlight.launcher.load;

import java.util.Arrays;

/// Every transaction of one client: when it was due, how long it took from then, whether it failed.
/// One thread writes at a time; others read once the client has ended or was given up.
final class LatencyTrace {

    private static final int FIRST_CAPACITY = 4_096;
    private static final int FAILED = 1;

    private long[] due = new long[FIRST_CAPACITY];
    private long[] latency = new long[FIRST_CAPACITY];
    private int size;

    /// @param dueNanos since the load's start
    /// @param latencyNanos from then to its end
    void add(long dueNanos, long latencyNanos, Outcome outcome) {
        if (size == due.length) {
            due = Arrays.copyOf(due, size * 2);
            latency = Arrays.copyOf(latency, size * 2);
        }
        due[size] = dueNanos;
        // The lowest bit says whether it failed: a nanosecond more or less does not matter.
        latency[size] = (latencyNanos & ~FAILED) | (outcome == Outcome.FAILED ? FAILED : 0);
        size++;
    }

    void forEach(Visitor visitor) {
        for (int n = 0; n < size; n++) {
            visitor.visit(
                    due[n],
                    latency[n] & ~FAILED,
                    (latency[n] & FAILED) == 0 ? Outcome.COMMITTED : Outcome.FAILED);
        }
    }

    enum Outcome {
        COMMITTED(0),
        FAILED(1);

        private final int failures;

        Outcome(int failures) {
            this.failures = failures;
        }

        /// How many failures it counts for.
        int failures() {
            return failures;
        }
    }

    interface Visitor {
        void visit(long dueNanos, long latencyNanos, Outcome outcome);
    }
}
