package io.greenlight.launcher.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.Downtime;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.GlobalMember;
import io.greenlight.contracts.Happening;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.Service;
import io.greenlight.contracts.StepEnded;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradeUnwound;
import io.greenlight.contracts.UpgradedGlobally;
import io.greenlight.launcher.report.GlobalPart;
import io.greenlight.launcher.report.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What the last event of a Global Database's upgrade means for the report, and for whoever
/// watches.
final class GlobalFindingsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T06:00:00Z");
    private static final ClusterRef ORDERS = new ClusterRef("eu-central-1", "orders");
    private static final ClusterRef TOKYO = new ClusterRef("ap-northeast-1", "orders-tokyo");
    private static final UpgradedGlobally UPGRADED =
            new UpgradedGlobally(
                    new UpgradeId("orders-281d690b"),
                    ORDERS,
                    NOW,
                    new PostgresVersion(17, 11),
                    "orders",
                    List.of(
                            new GlobalMember(ORDERS, "orders-1", "17.11", "17.11.0"),
                            new GlobalMember(TOKYO, "orders-tokyo-1", "17.11", "17.11.0")),
                    List.of(
                            new Downtime(
                                    "localhost:15044",
                                    1,
                                    Duration.ofMillis(900),
                                    Duration.ofMillis(900))),
                    List.of(
                            new Happening(
                                    NOW,
                                    "ap-northeast-1",
                                    Happening.Kind.INSTANCE,
                                    "orders-tokyo-1",
                                    "DB instance restarted")),
                    "s3://greenlight/upgrades/orders-281d690b/files/UPGRADE-timeline.md");

    @Test
    void itIsTheLastWordAndTellsMembersGapsAndTheTimeline() {
        Report report = new Report();

        Findings.putOutcome(report, Optional.of(UPGRADED));

        assertTrue(Findings.isLast(UPGRADED));
        assertEquals("upgraded", report.result);
        assertEquals("17.11", report.targetVersion);
        assertEquals("orders-281d690b", report.upgrade);
        assertEquals(List.of(new Report.Outage("localhost:15044", 1, 900, 900)), report.downtimes);
        assertEquals(
                new GlobalPart.Server(
                        "ap-northeast-1", "orders-tokyo", "orders-tokyo-1", "17.11", "17.11.0"),
                report.global().told.getLast());
        assertEquals(
                List.of(
                        new GlobalPart.Entry(
                                NOW,
                                "ap-northeast-1",
                                "instance orders-tokyo-1",
                                "DB instance restarted")),
                report.global().timeline);
    }

    /// RDS's own way back is told apart from every other.
    @Test
    void whatRdsTookBackIsAnEndOfItsOwn() {
        assertEquals("rolled-back", outcome("upgrade-rolled-back").result);
        assertEquals("upgrade-rolled-back: a disk is full", outcome("upgrade-rolled-back").reason);
        assertEquals("as-before", outcome("upgrade-refused").result);
    }

    private static Report outcome(String code) {
        Report report = new Report();
        Reason reason = new Reason(code, Fault.OPERATOR, "a disk is full", "empty it");
        Findings.putOutcome(
                report, Optional.of(new UpgradeUnwound(UPGRADED.upgrade(), ORDERS, NOW, reason)));
        return report;
    }

    @Test
    void theLineNamesEveryInstanceAndItsPatchLevel() {
        String line = EventLine.of(UPGRADED);

        assertTrue(line.startsWith("upgraded-globally: orders is of 17.11 now"), line);
        assertTrue(line.contains("orders-tokyo-1: 17.11.0"), line);
        assertTrue(line.contains("localhost:15044 did not answer for 900 ms"), line);
    }

    @Test
    void clientsWaitFromTheFirstLookAtTheUpgradeToTheLast() {
        List<UpgradeEvent> steps =
                List.of(step("upgrade-global", NOW, 2), step("upgrade-global", NOW, 9));

        Findings.Window window = Findings.windows(steps).getFirst();

        assertEquals(NOW.minusSeconds(1), window.from());
        assertEquals(NOW.plusSeconds(12), window.to());
    }

    private static StepEnded step(String name, Instant start, int seconds) {
        return new StepEnded(
                UPGRADED.upgrade(),
                ORDERS,
                start.plusSeconds(seconds),
                Service.CUTOVER,
                name,
                1,
                "done",
                "all members are of 17.11",
                start,
                Duration.ofSeconds(seconds));
    }
}
