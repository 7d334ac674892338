package io.greenlight.launcher.load;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A client on the cluster's own endpoint, written as one should be: when its connection is lost it
/// connects again until that works, and does its work anew under a new number, because it cannot
/// know whether the old one was committed.
final class DirectClient implements Client {

    private static final Duration PAUSE = Duration.ofMillis(50);

    /// A handshake of TLS costs processor time, of which the load itself must not take more than an
    /// application would.
    private static final Duration BEFORE_RETRY = Duration.ofSeconds(1);

    private final int number;
    private final Session.Source source;
    private final LoadRecord record;
    private final AtomicInteger drops = new AtomicInteger();
    private final AtomicLong worstOutageNanos = new AtomicLong();
    private @Nullable Session session;
    private volatile long lastAnswer;

    /// Whether what it asked last has no answer yet.
    private volatile boolean out;

    private volatile long outAtEndNanos;

    DirectClient(int number, Session.Source source, LoadRecord record) {
        this.number = number;
        this.source = source;
        this.record = record;
    }

    int drops() {
        return drops.get();
    }

    long worstOutageNanos() {
        return worstOutageNanos.get();
    }

    /// That it is out when the load has ended, in a sentence.
    Optional<String> outAtEnd() {
        long nanos = outAtEndNanos;
        return nanos == 0
                ? Optional.empty()
                : Optional.of(
                        "direct client %d was without an answer for %d ms when the load had ended"
                                .formatted(number, Duration.ofNanos(nanos).toMillis()));
    }

    @Override
    public void run() {
        lastAnswer = System.nanoTime();
        try {
            for (long n = 0; !record.isStopped(); n++) {
                attempt(n);
            }
        } finally {
            giveUp();
            disconnect();
        }
    }

    @Override
    public void giveUp() {
        if (out) {
            long since = System.nanoTime() - lastAnswer;
            outAtEndNanos = since;
            worstOutageNanos.accumulateAndGet(since, Math::max);
        }
    }

    private void attempt(long n) {
        out = true;
        try {
            Session open = connected();
            record.ledger().attempt(number, n);
            open.append(number, n);
            record.ledger().acknowledge(number, n);
            open.run(Schedule.Kind.READ, n);
            worstOutageNanos.accumulateAndGet(System.nanoTime() - lastAnswer, Math::max);
            out = false;
            LockSupport.parkNanos(PAUSE.toNanos());
            lastAnswer = System.nanoTime();
        } catch (TransactionFailed lost) {
            disconnect();
            LockSupport.parkNanos(BEFORE_RETRY.toNanos());
        }
    }

    private Session connected() throws TransactionFailed {
        Session open = session;
        if (open == null) {
            open = source.open(number);
            session = open;
        }
        return open;
    }

    private void disconnect() {
        Session open = session;
        session = null;
        if (open != null) {
            if (!record.isStopped()) {
                drops.incrementAndGet();
            }
            open.close();
        }
    }
}
