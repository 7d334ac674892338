package io.greenlight.replication.database;

import java.time.Duration;

/// How long many things took, counted in classes that are 2 % wide: they take the same memory,
/// however many there are. One thread uses it at a time.
final class Latencies {

    private static final double WIDTH = Math.log(1.02);

    /// The last one is of what took more than five hours.
    private static final int CLASSES = 1200;

    private static final int MICRO = 1000;

    private final long[] counts = new long[CLASSES];
    private long count;
    private Duration worst = Duration.ZERO;

    void add(Duration took) {
        double micros = Math.max(1, took.toNanos() / MICRO);
        counts[Math.min(CLASSES - 1, (int) (Math.log(micros) / WIDTH))]++;
        count++;
        worst = longer(worst, took);
    }

    void add(Latencies others) {
        for (int i = 0; i < CLASSES; i++) {
            counts[i] += others.counts[i];
        }
        count += others.count;
        worst = longer(worst, others.worst);
    }

    long count() {
        return count;
    }

    /// The longest of all, to the microsecond.
    Duration worst() {
        return Duration.ofNanos(worst.toNanos() / MICRO * MICRO);
    }

    /// So long, or up to 2 % less, took the slowest of that share of them; nothing if there are
    /// none.
    Duration within(double share) {
        long left = (long) Math.ceil(share * count);
        for (int i = 0; i < CLASSES && left > 0; i++) {
            left -= counts[i];
            if (left <= 0) {
                Duration end = Duration.ofNanos(Math.round(Math.exp((i + 1) * WIDTH)) * MICRO);
                return end.compareTo(worst()) > 0 ? worst() : end;
            }
        }
        return Duration.ZERO;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
