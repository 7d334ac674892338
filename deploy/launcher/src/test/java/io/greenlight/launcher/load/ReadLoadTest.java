package io.greenlight.launcher.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Clients that only read: they count what they got, and what they did not.
final class ReadLoadTest {

    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private final CountDownLatch enough = new CountDownLatch(4);

    @Test
    void aClientThatIsThrownOutComesBackAndIsCounted() throws InterruptedException {
        ReadLoad load = ReadLoad.start(1, this::open, Clock.systemUTC());
        assertTrue(enough.await(20, TimeUnit.SECONDS));
        load.close();

        ReadLoad.Figures figures = load.figures();
        assertEquals(1, figures.failures());
        assertTrue(figures.reads() >= 3, figures::toString);
        assertTrue(figures.worstOutageMillis() >= 200, figures::toString);
        assertTrue(figures.firstFailures().getFirst().endsWith("reader 0: 57P01 gone"));
        assertEquals(2, opened.get());
        assertEquals(2, closed.get());
    }

    /// The second read of the first session finds that it is gone.
    private Session open(int client) {
        boolean first = opened.incrementAndGet() == 1;
        return new Session() {
            private int runs;

            @Override
            public void append(int writer, long number) {
                throw new AssertionError("a reader writes");
            }

            @Override
            public void run(Schedule.Kind kind, long choice) throws TransactionFailed {
                enough.countDown();
                runs++;
                if (first && runs == 2) {
                    throw new TransactionFailed("57P01", new SQLException("gone"));
                }
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
    }
}
