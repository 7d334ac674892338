package io.greenlight.launcher.load;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/// A running load: its clients, and what they have seen so far.
public final class Load implements AutoCloseable {

    /// The load is over, so a transaction that has anybody to answer it ends within moments. Only
    /// who hangs is waited for so long, and who does not come back until then has failed.
    private static final Duration TO_END = Duration.ofMinutes(1);

    private static final double NANOS_PER_MILLI = 1e6;

    private final LoadRecord record;
    private final List<PooledClient> pooled = new ArrayList<>();
    private final List<DirectClient> direct = new ArrayList<>();
    private final List<Running> running = new ArrayList<>();

    private Load(LoadRecord record) {
        this.record = record;
    }

    /// Starts all clients. Those behind the poolers come first in the ledger, then the direct ones.
    public static Load start(LoadShape shape, Sources sources, Ledger ledger, Clock clock) {
        Load load = new Load(new LoadRecord(ledger, clock));
        for (int n = 0; n < shape.clients(); n++) {
            Schedule schedule = new Schedule(shape.clients(), shape.rate());
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

    private record Running(Thread thread, Client client) {

        /// Whether it has ended by then, or ends now.
        boolean endsBy(long nanoTime) {
            try {
                return thread.join(Duration.ofNanos(Math.max(1, nanoTime - System.nanoTime())));
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
                return !thread.isAlive();
            }
        }
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

    /// Ends the load and waits for what is under way. A transaction that does not end has failed.
    @Override
    public void close() {
        end(TO_END);
    }

    /// Ends the load as `close` does.
    ///
    /// @param patience how long all clients together may take to end
    void end(Duration patience) {
        record.stop();
        // Who only waits for its turn need not wait on.
        running.forEach(one -> LockSupport.unpark(one.thread()));
        long deadline = System.nanoTime() + patience.toNanos();
        for (Running one : running) {
            if (!one.endsBy(deadline)) {
                one.client().giveUp();
                one.thread().interrupt();
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
                record.firstFailures(),
                direct.stream().map(DirectClient::outAtEnd).flatMap(Optional::stream).toList());
    }

    /// Every pooled transaction, against the wall clock; for after the end.
    public Timeline timeline() {
        return new Timeline(record.start(), pooled.stream().map(PooledClient::trace).toList());
    }

    private void launch(String name, Client client) {
        running.add(new Running(Thread.ofPlatform().daemon().name(name).start(client), client));
    }
}
