package io.greenlight.launcher.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.FleetRun;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.PreflightPassed;
import io.greenlight.contracts.Service;
import io.greenlight.contracts.StepEnded;
import io.greenlight.contracts.Strategy;
import io.greenlight.contracts.UpgradeDiscovered;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradePath;
import io.greenlight.contracts.UpgradedInPlace;
import io.greenlight.contracts.WayBack;
import io.greenlight.launcher.report.Report;
import io.greenlight.launcher.stack.SandboxWork;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Whose every second of an upgrade in place is.
final class AddedTest {

    private static final Instant TAGGED = Instant.parse("2026-11-21T20:00:00Z");
    private static final UpgradeId UPGRADE = new UpgradeId("orders-281d690b");
    private static final ClusterRef ORDERS = new ClusterRef("eu-central-1", "orders");

    /// Discovery looks after two seconds, preflight takes one. RDS clones from 4 to 10 and makes an
    /// instance from 9 to 12; that is noticed at 14; from 15 on tables are analyzed, and at 17 the
    /// last step begins.
    private final List<UpgradeEvent> events =
            List.of(
                    new UpgradeDiscovered(
                            UPGRADE,
                            ORDERS,
                            at(2),
                            new UpgradePath(
                                    Strategy.IN_PLACE,
                                    new PostgresVersion(14, 24),
                                    new PostgresVersion(17, 11)),
                            Mode.UPGRADE,
                            new FleetRun("20261121-200000Z")),
                    new PreflightPassed(UPGRADE, ORDERS, at(3), List.of()),
                    step("make-way-back", 3, 5),
                    step("make-way-back", 14, 15),
                    step("analyze-cluster", 15, 16),
                    step("mark-cluster", 17, 18),
                    new UpgradedInPlace(
                            UPGRADE,
                            ORDERS,
                            at(20),
                            new PostgresVersion(17, 11),
                            new WayBack(ORDERS.named("orders-before-281d690b"), at(5), "a clone"),
                            List.of()));

    private final List<SandboxWork> work =
            List.of(
                    work(-9, -2),
                    work(4, 10),
                    work(9, 12),
                    new SandboxWork(SandboxWork.Kind.ANSWER, at(14), at(14).plusMillis(500)));

    private final Added added = Added.of(TAGGED, at(20), events, work);

    @Test
    void timesInWhichRdsIsAtWorkAreCountedOnce() {
        assertEquals(Duration.ofSeconds(20), added.total());
        assertEquals(Duration.ofMillis(8_500), added.rds());
        assertEquals(Duration.ofMillis(500), added.answers());
        assertEquals(Duration.ofSeconds(2), added.of(Added.Kind.SCAN));
        assertEquals(Duration.ofSeconds(1), added.of(Added.Kind.CARE));
        assertEquals(Duration.ofMillis(8_500), added.all());
    }

    @Test
    void theRestIsAStepsOrSomebodyWaited() {
        assertEquals(
                List.of(
                        share(Added.Kind.SCAN, "upgrade-discovered", 2_000),
                        share(Added.Kind.NOTICING, "cutover/make-way-back", 2_000),
                        share(Added.Kind.BETWEEN, "upgraded-in-place", 2_000),
                        share(Added.Kind.STEP, "cutover/make-way-back", 1_500),
                        share(Added.Kind.BETWEEN, "preflight-passed", 1_000),
                        share(Added.Kind.CARE, "cutover/analyze-cluster", 1_000),
                        share(Added.Kind.BETWEEN, "cutover/mark-cluster", 1_000),
                        share(Added.Kind.STEP, "cutover/mark-cluster", 1_000)),
                added.shares());
        assertEquals(Duration.ofMillis(2_500), added.of(Added.Kind.STEP));
        assertEquals(Duration.ofSeconds(2), added.of(Added.Kind.NOTICING));
        assertEquals(Duration.ofSeconds(4), added.of(Added.Kind.BETWEEN));
    }

    @Test
    void theTableHasARowForEachRunAndOneForEachShare() {
        Report report = new Report();
        report.result = "upgraded";
        InPlaceTable table =
                new InPlaceTable(List.of(new InPlaceTable.Run(report, added)), "abc1234");

        List<String> lines = table.markdown().lines().toList();
        String figures = "20.00 | 8.50 | 0.50 | 2.00 | 1.00 | 8.50 | 2.50 | 2.00 | 4.00 | 1.00";

        assertEquals("| 1 | upgraded | %s | 0 |".formatted(figures), lines.get(5));
        assertEquals("| **worst** | | %s | |".formatted(figures), lines.get(7));
        assertEquals("| scan | upgrade-discovered | 2.00 | 2.00 |", lines.get(11));
        assertEquals(19, lines.size());
    }

    private static Added.Share share(Added.Kind kind, String name, int millis) {
        return new Added.Share(kind, name, Duration.ofMillis(millis));
    }

    private static SandboxWork work(int from, int to) {
        return new SandboxWork(SandboxWork.Kind.WORK, at(from), at(to));
    }

    private static StepEnded step(String step, int from, int to) {
        return new StepEnded(
                UPGRADE,
                ORDERS,
                at(to),
                Service.CUTOVER,
                step,
                1,
                "done",
                "it is done",
                at(from),
                Duration.ofSeconds(to - from));
    }

    private static Instant at(int second) {
        return TAGGED.plusSeconds(second);
    }
}
