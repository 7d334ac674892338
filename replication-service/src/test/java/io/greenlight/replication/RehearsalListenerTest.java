package io.greenlight.replication;

import static io.greenlight.replication.ListenerScene.CLUSTER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.greenlight.backbone.bus.Dispatch;
import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.PreflightPassed;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.RehearsalCompleted;
import io.greenlight.contracts.ResourceId;
import io.greenlight.contracts.Strategy;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.contracts.UpgradePath;
import io.greenlight.contracts.UpgradeUnwound;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is said of upgrades that are only rehearsed.
class RehearsalListenerTest {

    private static final UpgradeId REHEARSED = new UpgradeId("orders-0123abcd");
    private static final PostgresVersion OLD = new PostgresVersion(14, 24);

    private final ListenerScene scene = new ListenerScene();
    private final ReplicationListener listener = scene.listener();

    @ParameterizedTest
    @EnumSource(names = {"CLONE", "IN_PLACE"})
    void aRehearsalEndsWithAWordOfItsOwnWhateverItsStrategy(Strategy strategy) {
        Dispatch end = passed(strategy);

        RehearsalCompleted told = assertInstanceOf(RehearsalCompleted.class, end.event());
        assertEquals(scene.clock().instant(), told.at());
        assertEquals(1, scene.rehearsing().rounds());
        assertEquals(0, scene.cloning().rounds() + scene.preparing().rounds());
        assertEquals("rehearsed", scene.status());
        assertEquals(
                "2026-01-01T12:00:00Z one-step, done: there it is\n",
                scene.files().text("REHEARSAL-operations-summary.log"));
    }

    @ParameterizedTest
    @EnumSource(names = {"CLONE", "IN_PLACE"})
    void oneThatCannotBeMadeIsTakenBack(Strategy strategy) {
        scene.rehearsing()
                .says(
                        new StepOutcome.GiveUp(
                                new Reason("clone-failed", Fault.PLATFORM, "no", "ask RDS")));

        Dispatch end = passed(strategy);

        assertInstanceOf(UpgradeUnwound.class, end.event());
        assertEquals(1, scene.rehearsing().undone());
    }

    @ParameterizedTest
    @EnumSource(names = {"CLONE", "IN_PLACE"})
    void whileItGoesOnTheClusterIsBeingRehearsed(Strategy strategy) {
        scene.rehearsing().says(new StepOutcome.NotYet("waiting", Duration.ofSeconds(3)));

        passed(strategy);

        assertEquals("rehearsing", scene.status());
    }

    private Dispatch passed(Strategy strategy) {
        scene.fleet().put(FakeFleet.cluster("orders", OLD, Map.of()));
        scene.orders()
                .enter(
                        new UpgradeOrder(
                                REHEARSED,
                                CLUSTER,
                                new ResourceId("cluster-orders"),
                                new UpgradePath(strategy, OLD, new PostgresVersion(17, 10)),
                                "orders-maintenance-user-secret",
                                Mode.REHEARSAL));
        return listener.handle(
                        new PreflightPassed(REHEARSED, CLUSTER, scene.clock().instant(), List.of()))
                .getLast();
    }
}
