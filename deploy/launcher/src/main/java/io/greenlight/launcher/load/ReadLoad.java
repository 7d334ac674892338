package io.greenlight.launcher.load;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A few clients that only read, where nobody writes. They connect again when they are thrown out,
/// and count how often they were.
public final class ReadLoad implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration BEFORE_RETRY = Duration.ofMillis(200);
    private static final Duration TO_END = Duration.ofSeconds(20);
    private static final int MOST_FAILURES_KEPT = 20;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Session.Source source;
    private final Clock clock;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final LongAdder reads = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final AtomicLong worstOutageNanos = new AtomicLong();
    private final List<String> firstFailures = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    private ReadLoad(Session.Source source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    /// Starts that many clients.
    public static ReadLoad start(int clients, Session.Source source, Clock clock) {
        ReadLoad load = new ReadLoad(source, clock);
        for (int n = 0; n < clients; n++) {
            int client = n;
            load.threads.add(
                    Thread.ofPlatform().daemon().name("reader").start(() -> load.work(client)));
        }
        return load;
    }

    /// What the clients saw.
    ///
    /// @param failures reads and logins that ended with an error
    /// @param worstOutageMillis the longest time that one of them was without an answer
    public record Figures(
            long reads, long failures, double worstOutageMillis, List<String> firstFailures) {
        public Figures {
            firstFailures = List.copyOf(firstFailures);
        }
    }

    /// For after the end.
    public Figures figures() {
        synchronized (firstFailures) {
            return new Figures(
                    reads.sum(),
                    failures.sum(),
                    worstOutageNanos.get() / NANOS_PER_MILLI,
                    firstFailures);
        }
    }

    @Override
    public void close() {
        stopped.set(true);
        threads.forEach(LockSupport::unpark);
        for (Thread thread : threads) {
            try {
                if (!thread.join(TO_END)) {
                    thread.interrupt();
                }
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void work(int client) {
        Session open = null;
        long lastAnswer = System.nanoTime();
        for (long n = client; !stopped.get(); n++) {
            try {
                open = open == null ? source.open(client) : open;
                open.run(Schedule.Kind.READ, n);
                reads.increment();
                lastAnswer = answered(lastAnswer);
                LockSupport.parkNanos(PAUSE.toNanos());
            } catch (TransactionFailed lost) {
                failed(client, String.valueOf(lost.getMessage()));
                close(open);
                open = null;
                LockSupport.parkNanos(BEFORE_RETRY.toNanos());
            }
        }
        if (open == null) {
            answered(lastAnswer);
        }
        close(open);
    }

    private long answered(long lastAnswer) {
        long now = System.nanoTime();
        worstOutageNanos.accumulateAndGet(now - lastAnswer, Math::max);
        return now;
    }

    private void failed(int client, String what) {
        failures.increment();
        synchronized (firstFailures) {
            if (firstFailures.size() < MOST_FAILURES_KEPT) {
                firstFailures.add("%s reader %d: %s".formatted(clock.instant(), client, what));
            }
        }
    }

    private static void close(@Nullable Session open) {
        if (open != null) {
            open.close();
        }
    }
}
