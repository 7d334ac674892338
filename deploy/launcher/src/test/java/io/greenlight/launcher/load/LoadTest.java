package io.greenlight.launcher.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// How a load ends, with servers that answer, hang or are gone.
@Timeout(120)
final class LoadTest {

    private static final int CLIENTS = 41;
    private static final Duration A_MOMENT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir private Path folder;
    private final FakeServer pooled = new FakeServer();
    private final FakeServer direct = new FakeServer();
    private Ledger ledger;

    @BeforeEach
    void aLedgerForAllClients() throws IOException {
        ledger = new Ledger(CLIENTS, folder.resolve("acknowledged.txt"));
    }

    @AfterEach
    void nobodyHangsAnyLonger() throws IOException {
        pooled.becomes(Mood.ANSWERING);
        direct.becomes(Mood.ANSWERING);
        ledger.close();
    }

    @Test
    void aTransactionThatNeverEndsHasFailed() throws InterruptedException {
        pooled.becomes(Mood.HANGING);
        Load load = start(new LoadShape(1, 100, 0, LoadShape.Connections.KEPT));
        pooled.awaitRequests(1);

        load.end(A_MOMENT);

        LoadFigures figures = load.figures();
        assertEquals(1, figures.transactions());
        assertEquals(1, figures.failures());
        assertEquals(1, figures.firstFailures().size());
        List<Timeline.Bucket> buckets = load.timeline().buckets();
        assertEquals(1, buckets.getFirst().failures());
        assertTrue(buckets.getFirst().worst() >= A_MOMENT.toMillis(), buckets.toString());
    }

    @Test
    void whatAGivenUpClientHearsLaterIsNotCounted() throws InterruptedException {
        pooled.becomes(Mood.HANGING);
        Load load = start(new LoadShape(1, 100, 0, LoadShape.Connections.KEPT));
        pooled.awaitRequests(1);
        load.end(A_MOMENT);

        pooled.becomes(Mood.ANSWERING);
        pooled.awaitClosed();

        assertEquals(1, load.figures().transactions());
        assertEquals(1, load.figures().failures());
        assertEquals(1, load.timeline().buckets().getFirst().transactions());
    }

    @Test
    void aTransactionThatIsUnderWayAtTheEndIsWaitedFor() throws InterruptedException {
        pooled.becomes(Mood.HANGING);
        Load load = start(new LoadShape(1, 100, 0, LoadShape.Connections.KEPT));
        pooled.awaitRequests(1);
        Thread end = Thread.ofPlatform().start(() -> load.end(LONG));
        while (end.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }

        pooled.becomes(Mood.ANSWERING);
        end.join();

        assertEquals(1, load.figures().transactions());
        assertEquals(List.of(), load.figures().firstFailures());
        assertEquals(0, load.figures().failures());
    }

    @Test
    void whoOnlyWaitsForItsTurnEndsAtOnce() throws InterruptedException {
        Load load = start(new LoadShape(CLIENTS, 1, 0, LoadShape.Connections.KEPT));
        pooled.awaitRequests(1);

        assertTimeout(LONG.dividedBy(2), () -> load.end(LONG));

        assertEquals(0, load.figures().failures());
    }

    @Test
    void aDirectClientThatIsBackIsNotOut() throws InterruptedException {
        Load load = start(new LoadShape(1, 1, 1, LoadShape.Connections.KEPT));
        direct.awaitRequests(2);
        direct.becomes(Mood.GONE);
        direct.awaitRefusals(1);
        direct.becomes(Mood.ANSWERING);
        direct.awaitRequests(direct.requests() + 4);

        load.end(LONG);

        assertEquals(List.of(), load.figures().outAtEnd());
        assertEquals(1, load.figures().drops());
        assertTrue(load.figures().worstOutageMillis() >= 500, load.figures().toString());
    }

    @Test
    void aDirectClientThatNeverComesBackIsOut() throws InterruptedException {
        Load load = start(new LoadShape(1, 1, 1, LoadShape.Connections.KEPT));
        direct.awaitRequests(2);
        direct.becomes(Mood.GONE);
        direct.awaitRefusals(2);

        load.end(LONG);

        LoadFigures figures = load.figures();
        assertEquals(1, figures.outAtEnd().size());
        assertTrue(
                figures.outAtEnd().getFirst().startsWith("direct client 1 was without an answer"),
                figures.outAtEnd().getFirst());
        assertEquals(1, figures.drops());
        assertTrue(figures.worstOutageMillis() >= 500, figures.toString());
    }

    @Test
    void aDirectClientThatHangsIsOut() throws InterruptedException {
        direct.becomes(Mood.HANGING);
        Load load = start(new LoadShape(1, 1, 1, LoadShape.Connections.KEPT));
        direct.awaitRequests(1);

        load.end(A_MOMENT);

        assertEquals(1, load.figures().outAtEnd().size());
        assertTrue(load.figures().worstOutageMillis() >= A_MOMENT.toMillis());
    }

    private Load start(LoadShape shape) {
        return Load.start(shape, new Load.Sources(pooled, direct), ledger, Clock.systemUTC());
    }

    private enum Mood {
        ANSWERING,
        HANGING,
        GONE
    }

    /// Answers at once, not before it is in another mood, or not at all.
    private static final class FakeServer implements Session.Source {

        private final CountDownLatch closed = new CountDownLatch(1);
        private Mood mood = Mood.ANSWERING;
        private int requests;
        private int refusals;

        synchronized void becomes(Mood another) {
            mood = another;
            notifyAll();
        }

        synchronized int requests() {
            return requests;
        }

        synchronized void awaitRequests(int inAll) throws InterruptedException {
            while (requests < inAll) {
                wait();
            }
        }

        synchronized void awaitRefusals(int inAll) throws InterruptedException {
            while (refusals < inAll) {
                wait();
            }
        }

        void awaitClosed() throws InterruptedException {
            assertTrue(closed.await(LONG.toSeconds(), TimeUnit.SECONDS));
        }

        @Override
        public Session open(int client) throws TransactionFailed {
            refuseIfGone();
            return new Session() {
                @Override
                public void append(int sender, long number) throws TransactionFailed {
                    answer();
                }

                @Override
                public void run(Schedule.Kind kind, long choice) throws TransactionFailed {
                    answer();
                }

                @Override
                public void close() {
                    closed.countDown();
                }
            };
        }

        private synchronized void answer() throws TransactionFailed {
            refuseIfGone();
            requests++;
            notifyAll();
            boolean hurried = false;
            while (mood == Mood.HANGING) {
                try {
                    wait();
                } catch (InterruptedException notYet) {
                    // A driver that reads from a socket is not hurried by it either.
                    hurried = true;
                }
            }
            if (hurried) {
                Thread.currentThread().interrupt();
            }
        }

        private synchronized void refuseIfGone() throws TransactionFailed {
            if (mood == Mood.GONE) {
                refusals++;
                notifyAll();
                throw new TransactionFailed("08006", new IOException("nobody listens"));
            }
        }
    }
}
