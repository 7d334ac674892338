package io.greenlight.backbone.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.greenlight.backbone.time.StandingClock;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.ResourceId;
import io.greenlight.contracts.Strategy;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.contracts.UpgradePath;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunLogTest {

    private static final UpgradeOrder ORDER =
            new UpgradeOrder(
                    new UpgradeId("orders-0123abcd"),
                    new ClusterRef("eu-central-1", "orders"),
                    new ResourceId("cluster-orders"),
                    new UpgradePath(
                            Strategy.IN_PLACE,
                            new PostgresVersion(14, 24),
                            new PostgresVersion(17, 10)),
                    "orders-maintenance-user-secret");

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
