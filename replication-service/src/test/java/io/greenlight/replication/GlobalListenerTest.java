package io.greenlight.replication;

import static io.greenlight.replication.ListenerScene.CLUSTER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.greenlight.backbone.bus.Dispatch;
import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.backbone.plan.StepOutcome;
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
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.contracts.UpgradePath;
import io.greenlight.contracts.UpgradePrepared;
import io.greenlight.contracts.UpgradeUnwound;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is said of Global Databases.
class GlobalListenerTest {

    private static final UpgradeId UPGRADE = new UpgradeId("orders-0123abcd");
    private static final PostgresVersion OLD = new PostgresVersion(17, 10);
    private static final Duration RECHECK = Duration.ofSeconds(3);
    private static final Reason TAKEN_BACK =
            new Reason("upgrade-rolled-back", Fault.PLATFORM, "a member failed", "look at it");

    private final ListenerScene scene = new ListenerScene();
    private final ReplicationListener listener = scene.listener();

    @BeforeEach
    void thePrimaryIsThere() {
        scene.fleet().put(FakeFleet.cluster("orders", OLD, Map.of()));
    }

    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            names = {"UPGRADE", "PATCH"})
    void itIsHandedOverWithoutAWayBack(Mode mode) {
        order(mode);

        assertEquals(
                Dispatch.now(
                        new UpgradePrepared(
                                UPGRADE,
                                CLUSTER,
                                scene.clock().instant(),
                                List.of("there it is"),
                                null)),
                passed());
        assertEquals("upgrading", scene.status());
        assertEquals(
                "2026-01-01T12:00:00Z one-step, done: there it is\n",
                scene.files().text(mode.word() + "-operations-summary.log"));
    }

    @Test
    void aPreupgradeEndsThere() {
        order(Mode.PREUPGRADE);

        assertEquals(
                Dispatch.now(
                        new PreupgradeCompleted(
                                UPGRADE, CLUSTER, scene.clock().instant(), List.of("there it is"))),
                passed());
        assertEquals("prepared", scene.status());
    }

    @Test
    void itWaitsByAskingItselfAgain() {
        order(Mode.UPGRADE);
        scene.resolving().says(new StepOutcome.NotYet("a member is modifying", RECHECK));

        assertEquals(
                new Dispatch(
                        new ReplicationRequested(UPGRADE, CLUSTER, scene.clock().instant()),
                        RECHECK),
                passed());
        assertEquals("preparing", scene.status());
        assertEquals(0, scene.cloning().rounds() + scene.preparing().rounds());
    }

    @Test
    void anAbandonedUpgradeIsUnwoundAndAskedForAgainByAPerson() {
        order(Mode.UPGRADE);
        passed();
        scene.clock().passes(Duration.ofMinutes(1));

        Dispatch end =
                last(new CutoverAbandoned(UPGRADE, CLUSTER, scene.clock().instant(), TAKEN_BACK));

        assertEquals(TAKEN_BACK, assertInstanceOf(UpgradeUnwound.class, end.event()).reason());
        assertEquals(1, scene.resolving().undone());
        assertEquals("unwound", scene.status());
        scene.clock().passes(Duration.ofMinutes(1));
        Dispatch next = last(new ReplicationRequested(UPGRADE, CLUSTER, scene.clock().instant()));
        assertInstanceOf(UpgradePrepared.class, next.event());
    }

    private void order(Mode mode) {
        PostgresVersion target = mode == Mode.PATCH ? OLD : new PostgresVersion(17, 11);
        scene.orders()
                .enter(
                        new UpgradeOrder(
                                UPGRADE,
                                CLUSTER,
                                new ResourceId("cluster-orders"),
                                new UpgradePath(Strategy.GLOBAL_MINOR, OLD, target),
                                "orders-maintenance-user-secret",
                                mode));
    }

    private Dispatch passed() {
        return last(new PreflightPassed(UPGRADE, CLUSTER, scene.clock().instant(), List.of()));
    }

    private Dispatch last(UpgradeEvent event) {
        return listener.handle(event).getLast();
    }
}
