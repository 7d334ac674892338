package io.greenlight.backbone.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class RecheckTest {

    @Test
    void whatEndsWithinMinutesIsSeenWithinAPartOfItsTime() {
        Recheck recheck = new Recheck(Duration.ofSeconds(5));

        assertEquals(Duration.ofMillis(200), recheck.in(after(Duration.ZERO)));
        assertEquals(Duration.ofMillis(600), recheck.in(after(Duration.ofSeconds(30))));
        assertEquals(Duration.ofSeconds(1), recheck.in(after(Duration.ofSeconds(50))));
        assertEquals(Duration.ofSeconds(1), recheck.in(after(Duration.ofSeconds(299))));
        assertEquals(Duration.ofSeconds(5), recheck.in(after(Duration.ofMinutes(5))));
    }

    @Test
    void whoWantsItSoonerStillGetsIt() {
        Duration soon = Duration.ofMillis(20);

        assertEquals(soon, new Recheck(soon).in(after(Duration.ZERO)));
    }

    private static Run<String> after(Duration elapsed) {
        return new Run<>(World.order(), "facts", 1, elapsed, kept -> {});
    }
}
