package io.greenlight.launcher.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.ConsentNeeded;
import io.greenlight.contracts.ConsentToken;
import io.greenlight.contracts.Downtime;
import io.greenlight.contracts.Loss;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.PreupgradeCompleted;
import io.greenlight.contracts.Service;
import io.greenlight.contracts.StepEnded;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradePrepared;
import io.greenlight.contracts.UpgradedInPlace;
import io.greenlight.contracts.WayBack;
import io.greenlight.contracts.WentBack;
import io.greenlight.launcher.report.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What the events of an upgrade in place mean for the report, and for whoever watches.
final class FindingsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T06:00:00Z");
    private static final UpgradeId UPGRADE = new UpgradeId("orders-281d690b");
    private static final ClusterRef ORDERS = new ClusterRef("eu-central-1", "orders");
    private static final WayBack CLONE =
            new WayBack(ORDERS.named("orders-before-281d690b"), NOW, "one db.r6g.large");
    private static final UpgradedInPlace UPGRADED =
            new UpgradedInPlace(
                    UPGRADE,
                    ORDERS,
                    NOW,
                    new PostgresVersion(17, 11),
                    CLONE,
                    List.of(
                            new Downtime(
                                    "localhost:15040",
                                    2,
                                    Duration.ofMillis(9_000),
                                    Duration.ofMillis(14_250),
                                    Duration.ofMillis(12_500))));
    private static final WentBack WENT_BACK =
            new WentBack(
                    UPGRADE,
                    ORDERS,
                    NOW,
                    new PostgresVersion(14, 24),
                    ORDERS.named("orders-left-281d690b"),
                    List.of(new Loss("rows written to orders: shop.accounts", 12)));
    private static final PreupgradeCompleted PREPARED =
            new PreupgradeCompleted(UPGRADE, ORDERS, NOW, List.of("every row is frozen"));

    @Test
    void anUpgradeInPlaceTellsItsDowntimesAndItsClone() {
        Report report = outcome(UPGRADED);

        assertEquals("upgraded", report.result);
        assertEquals("17.11", report.targetVersion);
        assertEquals("orders-281d690b", report.upgrade);
        assertEquals("orders-before-281d690b", report.wayBack);
        assertEquals(
                List.of(new Report.Outage("localhost:15040", 2, 9_000, 14_250, 12_500)),
                report.downtimes);
    }

    @Test
    void aPreparationIsNoUpgrade() {
        Report report = outcome(PREPARED);

        assertEquals("prepared", report.result);
        assertEquals("", report.wayBack);
    }

    @Test
    void theWayBackTellsWhatWasLost() {
        Report report = outcome(WENT_BACK);

        assertEquals("went-back", report.result);
        assertEquals("orders-left-281d690b", report.wayBack);
        assertEquals(List.of("12 rows written to orders: shop.accounts"), report.losses);
    }

    @Test
    void aQuestionIsNotTheLastWord() {
        List.<UpgradeEvent>of(UPGRADED, PREPARED, WENT_BACK)
                .forEach(event -> assertTrue(Findings.isLast(event), event::toString));
        assertFalse(Findings.isLast(asked()));
        assertFalse(Findings.isLast(new UpgradePrepared(UPGRADE, ORDERS, NOW, List.of(), CLONE)));
    }

    @Test
    void clientsWaitFromTheFirstAttemptInPlaceToTheLast() {
        List<UpgradeEvent> events =
                List.of(
                        attempt("drop-slots", 1, 0, 1),
                        attempt("upgrade-cluster", 1, 10, 11),
                        attempt("upgrade-cluster", 2, 12, 13),
                        attempt("upgrade-cluster", 3, 40, 41),
                        attempt("verify-version", 1, 42, 43));

        assertEquals(
                List.of(new Findings.Window(NOW.plusSeconds(9), NOW.plusSeconds(44))),
                Findings.windows(events));
    }

    @Test
    void aPreparationHasNoTimeInWhichClientsWait() {
        assertEquals(List.of(), Findings.windows(List.of(PREPARED)));
    }

    @Test
    void aQuestionIsShownWithItsTokenAndItsLosses() {
        assertEquals(
                """
                consent-needed: May the slots be dropped?
                    token 89abcdef, until 2026-11-21T06:00:00Z
                    lost: 4096 bytes of slot feed\
                """,
                EventLine.of(asked()));
    }

    @Test
    void theEndIsShownWithWhatTheProbeSaw() {
        assertEquals(
                """
                upgraded-in-place: now 17.11, what it was is kept as orders-before-281d690b
                    localhost:15040 did not answer for 14250 ms, in 2 gaps; \
                nobody looked for 12500 ms\
                """,
                EventLine.of(UPGRADED));
    }

    private static ConsentNeeded asked() {
        return new ConsentNeeded(
                UPGRADE,
                ORDERS,
                NOW,
                new ConsentToken("89abcdef"),
                "May the slots be dropped?",
                List.of(new Loss("bytes of slot feed", 4_096)),
                NOW);
    }

    private static Report outcome(UpgradeEvent last) {
        Report report = new Report();
        Findings.putOutcome(report, Optional.of(last));
        return report;
    }

    private static StepEnded attempt(String step, int attempt, int from, int to) {
        return new StepEnded(
                UPGRADE,
                ORDERS,
                NOW.plusSeconds(to),
                Service.CUTOVER,
                step,
                attempt,
                "not-yet",
                "RDS is at it",
                NOW.plusSeconds(from),
                Duration.ofSeconds(to - from));
    }
}
