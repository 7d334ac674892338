package io.greenlight.replication.inplace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.greenlight.backbone.time.StandingClock;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.UpgradeOrder;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunLogTest {

    private static final UpgradeOrder ORDER = OneCluster.order(Mode.UPGRADE, OneCluster.NEW);

    private final FakeFiles files = new FakeFiles();
    private final StandingClock clock = new StandingClock();
    private final RunLog log = new RunLog(files, clock);

    @Test
    void aLineIsAddedOnceAndIsOneLine() {
        RunLog.Line first = log.line("database a\r\nb: done");
        clock.passes(Duration.ofMillis(1500));
        RunLog.Line second = log.line("database c: done");

        log.add(ORDER, "some.log", List.of(first));
        log.add(ORDER, "some.log", List.of());
        log.add(ORDER, "some.log", List.of(first, second));

        assertEquals(
                """
                2026-01-01T12:00:00Z database a b: done
                2026-01-01T12:00:01.500Z database c: done
                """,
                files.text("UPGRADE-some.log"));
    }

    @Test
    void aReportIsWrittenAnew() {
        String address = log.replace(ORDER, "some.log", List.of(log.line("one")));
        log.replace(ORDER, "some.log", List.of(log.line("two")));

        assertEquals("memory:UPGRADE-some.log", address);
        assertEquals("2026-01-01T12:00:00Z two\n", files.text("UPGRADE-some.log"));
    }
}
