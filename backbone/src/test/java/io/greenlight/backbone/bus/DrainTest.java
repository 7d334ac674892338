package io.greenlight.backbone.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class DrainTest {

    @Test
    void aStopWaitsForWorkAndLetsNoMoreIn() throws Exception {
        Drain drain = new Drain(Duration.ofSeconds(20));
        Drain.Entry work = drain.enter();
        Thread stopping = Thread.ofVirtual().start(() -> stop(drain));
        Awaitility.await().until(drain::isStopping);

        assertThrows(Drain.Stopping.class, drain::enter);
        assertTrue(stopping.isAlive());
        work.close();

        assertTrue(stopping.join(Duration.ofSeconds(5)));
    }

    @Test
    void aStopDoesNotWaitForEver() throws Exception {
        Drain drain = new Drain(Duration.ofMillis(100));
        drain.enter();
        drain.stop();
        assertTrue(drain.isStopping());
    }

    @Test
    void workThatEndedBeforeTheStopIsNotWaitedFor() throws Exception {
        Drain drain = new Drain(Duration.ofMinutes(5));
        for (int i = 0; i < 100; i++) {
            drain.enter().close();
        }
        long asked = System.nanoTime();
        drain.stop();
        assertEquals(0, Duration.ofNanos(System.nanoTime() - asked).toSeconds());
    }

    private static void stop(Drain drain) {
        try {
            drain.stop();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
