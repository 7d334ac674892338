package io.greenlight.backbone.bus;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

final class RestsTest {

    private final Drain drain = new Drain(Duration.ofSeconds(1));
    private final Rests rests = new Rests(drain);

    @Test
    void onlyPartsOfASecondAreSatOut() throws InterruptedException {
        assertTrue(rests.rest(Duration.ofMillis(1)));
        assertFalse(rests.rest(Duration.ZERO));
        assertFalse(rests.rest(Duration.ofSeconds(1)));
    }

    @Test
    void onlyAFewRestAtATimeAndWhoIsDoneMakesRoom() throws InterruptedException {
        List<Thread> resting = new ArrayList<>();
        for (int n = 0; n < 4; n++) {
            resting.add(Thread.ofVirtual().start(() -> rest(Duration.ofMillis(999))));
        }
        for (Thread one : resting) {
            Awaitility.await().until(() -> one.getState() == Thread.State.TIMED_WAITING);
        }

        assertFalse(rests.rest(Duration.ofMillis(1)));
        for (Thread one : resting) {
            one.join();
        }
        assertTrue(rests.rest(Duration.ofMillis(1)));
    }

    @Test
    void nobodyRestsOnTheWayOut() throws InterruptedException {
        drain.stop();

        assertFalse(rests.rest(Duration.ofMillis(1)));
    }

    private void rest(Duration wait) {
        try {
            assertTrue(rests.rest(wait));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
