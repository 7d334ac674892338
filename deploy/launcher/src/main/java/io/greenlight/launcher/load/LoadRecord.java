package io.greenlight.launcher.load;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.jspecify.annotations.Nullable;

/// What all clients of a load write to.
final class LoadRecord {

    private static final int MOST_FAILURES_KEPT = 50;
    private static final int DIGITS = 3;
    private static final long HIGHEST = Duration.ofMinutes(10).toNanos();

    private final Ledger ledger;
    private final Clock clock;
    private final Instant start;
    private final long startNanos;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final LongAdder transactions = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final List<String> firstFailures = new ArrayList<>();
    private final Recorder recorder = new Recorder(HIGHEST, DIGITS);
    private @Nullable Histogram recent;

    LoadRecord(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
        this.start = clock.instant();
        this.startNanos = System.nanoTime();
    }

    Ledger ledger() {
        return ledger;
    }

    Instant start() {
        return start;
    }

    long startNanos() {
        return startNanos;
    }

    boolean isStopped() {
        return stopped.get();
    }

    void stop() {
        stopped.set(true);
    }

    void ended(long latencyNanos, LatencyTrace.Outcome outcome) {
        transactions.increment();
        if (outcome == LatencyTrace.Outcome.FAILED) {
            failures.increment();
        }
        recorder.recordValue(Math.clamp(latencyNanos, 0, HIGHEST));
    }

    void failed(int client, String what) {
        synchronized (firstFailures) {
            if (firstFailures.size() < MOST_FAILURES_KEPT) {
                firstFailures.add("%s client %d: %s".formatted(clock.instant(), client, what));
            }
        }
    }

    List<String> firstFailures() {
        synchronized (firstFailures) {
            return List.copyOf(firstFailures);
        }
    }

    long transactions() {
        return transactions.sum();
    }

    long failures() {
        return failures.sum();
    }

    /// Latencies since the last call; for one caller only.
    Histogram sinceLastCall() {
        Histogram interval = recorder.getIntervalHistogram(recent);
        recent = interval;
        return interval;
    }
}
