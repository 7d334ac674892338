package io.greenlight.launcher.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class ScheduleTest {

    private static final long SECOND = 1_000_000_000L;
    private final Schedule schedule = new Schedule(32, 1_500);

    @Test
    void everySecondHasAsManyTransactionsAsTheRateSays() {
        long inFirstSecond =
                IntStream.range(0, 32)
                        .mapToLong(client ->
                                LongStream.range(0, 100)
                                        .filter(n -> schedule.due(client, n) < SECOND)
                                        .count())
                        .sum();

        assertEquals(1_500, inFirstSecond);
    }

    @Test
    void clientsTakeTurnsAtEqualDistances() {
        assertEquals(666_666, schedule.due(1, 0) - schedule.due(0, 0));
        assertEquals(666_667, schedule.due(0, 1) - schedule.due(31, 0));
    }

    @Test
    void halfOfThemAppend() {
        long appends =
                LongStream.range(0, 1_000)
                        .filter(n -> schedule.kind(n) == Schedule.Kind.APPEND)
                        .count();

        assertEquals(500, appends);
    }

    @Test
    void aLoadWithoutClientsIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Schedule(0, 1));
    }
}
