package io.greenlight.replication.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void sharesAreTwoPercentOffAtMostAndTheWorstIsNot() {
        Latencies first = new Latencies();
        Latencies second = new Latencies();
        for (int millis = 1; millis <= 100; millis++) {
            (millis % 2 == 0 ? first : second).add(Duration.ofMillis(millis));
        }

        first.add(second);

        assertEquals(100, first.count());
        requireNear(Duration.ofMillis(50), first.within(0.5));
        requireNear(Duration.ofMillis(95), first.within(0.95));
        assertEquals(Duration.ofMillis(100), first.worst());
        assertEquals(first.worst(), first.within(1));
    }

    @Test
    void nothingAndForEverAreCountedToo() {
        Latencies latencies = new Latencies();
        assertEquals(Duration.ZERO, latencies.within(0.5));

        latencies.add(Duration.ZERO);
        latencies.add(Duration.ofDays(30));

        assertEquals(Duration.ofNanos(1000), latencies.within(0.5));
        assertEquals(Duration.ofDays(30), latencies.worst());
    }

    private static void requireNear(Duration expected, Duration actual) {
        double ratio = (double) actual.toNanos() / expected.toNanos();
        assertTrue(ratio >= 1 && ratio < 1.03, "%s, not %s".formatted(actual, expected));
    }
}
