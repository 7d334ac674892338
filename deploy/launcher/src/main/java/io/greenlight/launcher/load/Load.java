package io.greenlight.launcher.load;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/// A running load: its clients, and what they have seen so far.
public final class Load implements AutoCloseable {

    private static final Duration TO_END = Duration.ofSeconds(10);
    private static final double NANOS_PER_MILLI = 1e6;

    private final LoadRecord record;
    private final List<PooledClient> pooled = new ArrayList<>();
    private final List<DirectClient> direct = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    private Load(LoadRecord record) {
        this.record = record;
    }

    /// Starts all clients. Those behind the poolers come first in the ledger, then the direct ones.
    public static Load start(LoadShape shape, Sources sources, Ledger ledger, Clock clock) {
        Load load = new Load(new LoadRecord(ledger, clock));
        Schedule schedule = new Schedule(shape.clients(), shape.rate());
        for (int n = 0; n < shape.clients(); n++) {
            load.pooled.add(
                    new PooledClient(
                            n, schedule, sources.pooled(), load.record, shape.connecting()));
        }
        for (int n = 0; n < shape.directClients(); n++) {
            load.direct.add(new DirectClient(shape.clients() + n, sources.direct(), load.record));
        }
        // Platform threads: they wake up within microseconds of the schedule, virtual ones do not.
        load.pooled.forEach(client -> load.launch("pooled", client));
        load.direct.forEach(client -> load.launch("direct", client));
        return load;
    }

    /// Where connections come from.
    public record Sources(Session.Source pooled, Session.Source direct) {}

    /// What the pooled clients saw since the last call.
    public Recent recent() {
        Histogram histogram = record.sinceLastCall();
        return new Recent(
                histogram.getTotalCount(),
                histogram.getValueAtPercentile(50) / NANOS_PER_MILLI,
                histogram.getValueAtPercentile(99) / NANOS_PER_MILLI,
                histogram.getMaxValue() / NANOS_PER_MILLI,
                record.failures());
    }

    /// Latencies in milliseconds.
    public record Recent(long transactions, double p50, double p99, double max, long failures) {}

    public Instant start() {
        return record.start();
    }

    /// Ends the load and waits for what is under way.
    @Override
    public void close() {
        record.stop();
        long deadline = System.nanoTime() + TO_END.toNanos();
        for (Thread thread : threads) {
            try {
                Duration left = Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
                if (!thread.join(left)) {
                    thread.interrupt();
                }
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /// What was seen from beginning to end; for after the end.
    public LoadFigures figures() {
        return new LoadFigures(
                record.transactions(),
                record.failures(),
                direct.stream().mapToInt(DirectClient::drops).sum(),
                direct.stream().mapToLong(DirectClient::worstOutageNanos).max().orElse(0)
                        / NANOS_PER_MILLI,
                record.firstFailures());
    }

    /// Every pooled transaction, against the wall clock; for after the end.
    public Timeline timeline() {
        return new Timeline(record.start(), pooled.stream().map(PooledClient::trace).toList());
    }

    private void launch(String name, Runnable client) {
        threads.add(Thread.ofPlatform().daemon().name(name).start(client));
    }
}
