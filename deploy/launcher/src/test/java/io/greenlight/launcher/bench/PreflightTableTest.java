package io.greenlight.launcher.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.launcher.bench.PreflightBench.Look;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The table of a bench of preflight.
final class PreflightTableTest {

    private static final PreflightTable.Setting SETTING =
            new PreflightTable.Setting(100, 2, Duration.ofMillis(1500), "2 cores", "abc");

    @Test
    void itTellsEachVersionAndAll() {
        List<Look> looks =
                List.of(
                        new Look(1, "14.24", 10, 0, 0),
                        new Look(2, "17.11", 30, 1, 0),
                        new Look(3, "14.24", 20, 0, 0));

        PreflightTable table = new PreflightTable(looks, Duration.ofMillis(60), SETTING);

        List<String> lines = table.markdown().lines().toList();
        assertTrue(
                lines.getFirst().startsWith("3 clusters in 0.1 s, 2 at a time"), lines::toString);
        assertEquals("| 14.24 | 2 | 15 | 20 | 20 | 0 |", lines.get(5));
        assertEquals("| 17.11 | 1 | 30 | 30 | 30 | 0 |", lines.get(6));
        assertEquals("| **all** | 3 | 20 | 30 | 30 | 0 |", lines.get(7));
        assertTrue(table.held());
    }

    @Test
    void aCheckThatDidNotAnswerIsNotHeld() {
        List<Look> looks = List.of(new Look(1, "14.24", 10, 1, 1));

        assertFalse(new PreflightTable(looks, Duration.ofMillis(10), SETTING).held());
    }
}
