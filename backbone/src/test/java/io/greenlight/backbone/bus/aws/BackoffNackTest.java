package io.greenlight.backbone.bus.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.greenlight.backbone.bus.Drain;
import io.greenlight.contracts.UnreadableEvent;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffNackTest {

    @Test
    void aFailedEventWaitsLongerEachTimeAndAQuarterOfAnHourAtMost() {
        assertEquals(
                List.of(2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 900L, 900L),
                IntStream.rangeClosed(1, 11)
                        .mapToObj(receives -> pause(receives, new IllegalStateException()))
                        .map(Duration::toSeconds)
                        .toList());
    }

    @Test
    void whatNobodyCanReadIsADeadLetterWithinAMinute() {
        Duration all =
                IntStream.rangeClosed(1, 10)
                        .mapToObj(receives -> pause(receives, new UnreadableEvent("?")))
                        .reduce(Duration.ZERO, Duration::plus);
        assertEquals(Duration.ofSeconds(50), all);
    }

    @Test
    void whatComesWhileTheServiceStopsIsFreeForOthersAtOnce() throws Exception {
        Drain drain = new Drain(Duration.ofSeconds(1));
        drain.stop();
        var stopping = assertThrows(Drain.Stopping.class, drain::enter);
        assertEquals(Duration.ZERO, pause(1, stopping));
    }

    private static Duration pause(int receives, Throwable failure) {
        return BackoffNack.pause(receives, failure);
    }
}
