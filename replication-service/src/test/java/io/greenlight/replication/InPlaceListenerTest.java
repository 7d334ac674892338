package io.greenlight.replication;

import static io.greenlight.replication.ListenerScene.CLUSTER;
import static io.greenlight.replication.ListenerScene.WAY_BACK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.greenlight.backbone.bus.Dispatch;
import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.backbone.time.StandingClock;
import io.greenlight.contracts.CutoverAbandoned;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.PreflightPassed;
import io.greenlight.contracts.PreupgradeCompleted;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.ReplicationRequested;
import io.greenlight.contracts.ResourceId;
import io.greenlight.contracts.Strategy;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.contracts.UpgradePath;
import io.greenlight.contracts.UpgradePrepared;
import io.greenlight.contracts.UpgradeUnwound;
import io.greenlight.replication.inplace.InPlaceFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is said of upgrades in place.
class InPlaceListenerTest {

    private static final UpgradeId LOOKED_AT = new UpgradeId("orders-0123abcd");
    private static final UpgradeId UPGRADED = new UpgradeId("orders-4567abcd");
    private static final PostgresVersion OLD = new PostgresVersion(14, 24);
    private static final Duration RECHECK = Duration.ofSeconds(3);
    private static final Reason REFUSED =
            new Reason("upgrade-refused", Fault.OPERATOR, "a type is too old", "drop it");

    private final ListenerScene scene = new ListenerScene();
    private final FakeFleet fleet = scene.fleet();
    private final StandingClock clock = scene.clock();
    private final OneStep<InPlaceFacts> preparing = scene.preparing();
    private final ReplicationListener listener = scene.listener();

    @BeforeEach
    void bothModesAreOrdered() {
        fleet.put(FakeFleet.cluster("orders", OLD, Map.of()));
        scene.orders().enter(order(LOOKED_AT, Mode.PREUPGRADE));
        scene.orders().enter(order(UPGRADED, Mode.UPGRADE));
    }

    @Test
    void whileItWaitsTheClusterIsBeingPrepared() {
        preparing.says(new StepOutcome.NotYet("waiting", RECHECK));

        Dispatch next = passed(UPGRADED);

        assertEquals(
                new Dispatch(new ReplicationRequested(UPGRADED, CLUSTER, clock.instant()), RECHECK),
                next);
        assertEquals("preparing", scene.status());
        assertEquals(0, scene.cloning().rounds() + scene.looking().rounds());
    }

    @Test
    void aPreparedUpgradeIsHandedOverWithItsWayBack() {
        Dispatch next = passed(UPGRADED);

        assertEquals(
                Dispatch.now(
                        new UpgradePrepared(
                                UPGRADED,
                                CLUSTER,
                                clock.instant(),
                                List.of("there it is"),
                                WAY_BACK)),
                next);
        assertEquals("upgrading", scene.status());
        assertEquals(
                "2026-01-01T12:00:00Z one-step, done: there it is\n",
                scene.files().text("UPGRADE-operations-summary.log"));
    }

    @Test
    void aPreupgradeEndsThere() {
        Instant ended = clock.instant();
        for (int time = 1; time <= 2; time++) {
            assertEquals(
                    Dispatch.now(
                            new PreupgradeCompleted(
                                    LOOKED_AT, CLUSTER, ended, List.of("there it is"))),
                    passed(LOOKED_AT));
            clock.passes(Duration.ofMinutes(1));
        }

        assertEquals("prepared", scene.status());
        assertEquals(1, scene.looking().rounds());
        assertEquals(0, preparing.rounds());
        assertEquals(
                "2026-01-01T12:00:00Z one-step, done: there it is\n",
                scene.files().text("PREUPGRADE-operations-summary.log"));
    }

    @Test
    void anAbandonedUpgradeIsUnwoundAndNotBegunAnewByItself() {
        passed(UPGRADED);
        clock.passes(Duration.ofMinutes(1));

        Dispatch end = last(listener.handle(abandoned()));

        assertInstanceOf(UpgradeUnwound.class, end.event());
        assertEquals(1, preparing.undone());
        assertEquals("unwound", scene.status());
    }

    @Test
    void whoAsksAfterTheEndGetsAnotherRound() {
        passed(UPGRADED);
        clock.passes(Duration.ofMinutes(1));
        listener.handle(abandoned());
        clock.passes(Duration.ofMinutes(1));

        Dispatch next =
                last(listener.handle(new ReplicationRequested(UPGRADED, CLUSTER, clock.instant())));

        assertInstanceOf(UpgradePrepared.class, next.event());
        assertEquals(2, preparing.rounds());
    }

    @Test
    void cutoversLastWordStays() {
        passed(UPGRADED);
        fleet.put(FakeFleet.cluster("orders", OLD, Map.of("UpgradeDB:Status", "upgraded")));

        passed(UPGRADED);

        assertEquals("upgraded", scene.status());
    }

    @Test
    void theStatusOfAnotherUpgradeStays() {
        passed(LOOKED_AT);
        fleet.put(
                FakeFleet.cluster(
                        "orders",
                        OLD,
                        Map.of(
                                "UpgradeDB:Status",
                                "preparing",
                                "UpgradeDB:Upgrade",
                                UPGRADED.value())));

        passed(LOOKED_AT);

        assertEquals("preparing", scene.status());
    }

    private static UpgradeOrder order(UpgradeId upgrade, Mode mode) {
        return new UpgradeOrder(
                upgrade,
                CLUSTER,
                new ResourceId("cluster-orders"),
                new UpgradePath(Strategy.IN_PLACE, OLD, new PostgresVersion(17, 10)),
                "orders-maintenance-user-secret",
                mode);
    }

    private Dispatch passed(UpgradeId upgrade) {
        return last(
                listener.handle(new PreflightPassed(upgrade, CLUSTER, clock.instant(), List.of())));
    }

    private CutoverAbandoned abandoned() {
        return new CutoverAbandoned(UPGRADED, CLUSTER, clock.instant(), REFUSED);
    }

    private static Dispatch last(List<Dispatch> dispatches) {
        return dispatches.getLast();
    }
}
