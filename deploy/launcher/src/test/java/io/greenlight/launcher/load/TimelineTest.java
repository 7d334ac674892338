package io.greenlight.launcher.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What all clients together saw.
final class TimelineTest {

    private static final long MILLI = 1_000_000;

    private final LatencyTrace one = new LatencyTrace();
    private final LatencyTrace other = new LatencyTrace();

    @Test
    void theLongestSilenceLiesBetweenTwoCommitsOfWhomeverTheyAre() {
        commit(one, 0, 5);
        commit(other, 10, 5);
        commit(one, 20, 980);
        commit(other, 1_010, 5);

        assertEquals(985, timeline().longestSilence(), 0.001);
    }

    @Test
    void anErrorIsNoAnswer() {
        commit(one, 0, 5);
        one.add(100 * MILLI, MILLI, LatencyTrace.Outcome.FAILED);
        commit(one, 200, 5);

        assertEquals(200, timeline().longestSilence(), 0.001);
    }

    @Test
    void aLoadWithoutACommitHasNone() {
        one.add(100 * MILLI, MILLI, LatencyTrace.Outcome.FAILED);

        assertEquals(0, timeline().longestSilence(), 0.001);
    }

    private static void commit(LatencyTrace trace, long due, long took) {
        trace.add(due * MILLI, took * MILLI, LatencyTrace.Outcome.COMMITTED);
    }

    private Timeline timeline() {
        return new Timeline(Instant.EPOCH, List.of(one, other));
    }
}
