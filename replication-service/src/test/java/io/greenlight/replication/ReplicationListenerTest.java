package io.greenlight.replication;

import static io.greenlight.replication.ListenerScene.CLUSTER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.bus.Dispatch;
import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.backbone.journal.FakeOrderBook;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.backbone.time.StandingClock;
import io.greenlight.contracts.CutoverAbandoned;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.PreflightPassed;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.ReplicationCaughtUp;
import io.greenlight.contracts.ReplicationRequested;
import io.greenlight.contracts.ResourceId;
import io.greenlight.contracts.StepEnded;
import io.greenlight.contracts.Strategy;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.contracts.UpgradePath;
import io.greenlight.contracts.UpgradeUnwound;
import io.greenlight.replication.run.ReplicationFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplicationListenerTest {

    private static final UpgradeId UPGRADE = new UpgradeId("orders-0123abcd");
    private static final PostgresVersion OLD = new PostgresVersion(14, 24);
    private static final Duration RECHECK = Duration.ofSeconds(3);
    private static final Reason GATE =
            new Reason("gate-closed", Fault.PLATFORM, "the marker did not arrive", "look at it");
    private static final Reason SCHEMA =
            new Reason("schema-changed", Fault.OPERATOR, "a table was made", "nothing");

    private final ListenerScene scene = new ListenerScene();
    private final FakeOrderBook orders = scene.orders();
    private final FakeFleet fleet = scene.fleet();
    private final StandingClock clock = scene.clock();
    private final OneStep<ReplicationFacts> step = scene.cloning();
    private final ReplicationListener listener = scene.listener();

    @BeforeEach
    void anUpgradeIsOrdered() {
        fleet.put(FakeFleet.cluster("orders", OLD, Map.of()));
        orders.enter(
                new UpgradeOrder(
                        UPGRADE,
                        CLUSTER,
                        new ResourceId("cluster-orders"),
                        new UpgradePath(Strategy.CLONE, OLD, new PostgresVersion(17, 10)),
                        "orders-maintenance-user-secret"));
    }

    @Test
    void anUpgradeThatNobodyOrderedIsDropped() {
        UpgradeId stranger = new UpgradeId("stranger-0123abcd");

        List<Dispatch> dispatches =
                listener.handle(new ReplicationRequested(stranger, CLUSTER, clock.instant()));

        assertEquals(List.of(), dispatches);
    }

    @Test
    void whileItWaitsItLooksAgainInTheNameOfWhoBegan() {
        step.says(new StepOutcome.NotYet("waiting", RECHECK));
        Instant asked = clock.instant();
        clock.passes(Duration.ofMinutes(1));

        Dispatch next = last(listener.handle(passed(asked)));

        assertEquals(
                new Dispatch(new ReplicationRequested(UPGRADE, CLUSTER, asked), RECHECK), next);
        assertEquals("replicating", fleet.tagsOf("orders").get("UpgradeDB:Status"));
    }

    @Test
    void aFinishedRunIsTold() {
        Dispatch next = last(listener.handle(passed(clock.instant())));

        assertInstanceOf(ReplicationCaughtUp.class, next.event());
        assertEquals("caught-up", fleet.tagsOf("orders").get("UpgradeDB:Status"));
    }

    @Test
    void anAbandonedUpgradeIsUnwoundAndStaysSoForWhoeverLooksLate() {
        Instant begun = clock.instant();
        listener.handle(passed(begun));
        clock.passes(Duration.ofMinutes(1));
        Dispatch end = last(listener.handle(abandoned(GATE)));
        clock.passes(Duration.ofMinutes(1));

        Dispatch late = last(listener.handle(requested(begun)));

        assertInstanceOf(UpgradeUnwound.class, end.event());
        assertInstanceOf(UpgradeUnwound.class, late.event());
        assertEquals(1, step.rounds());
    }

    @Test
    void whoAsksAfterTheEndGetsAnotherRound() {
        listener.handle(passed(clock.instant()));
        clock.passes(Duration.ofMinutes(1));
        listener.handle(abandoned(GATE));
        clock.passes(Duration.ofMinutes(1));

        Dispatch next = last(listener.handle(requested(clock.instant())));

        assertInstanceOf(ReplicationCaughtUp.class, next.event());
        assertEquals(2, step.rounds());
    }

    @Test
    void anAbandonmentOfAnEarlierRoundDoesNotUnwindThisOne() {
        listener.handle(passed(clock.instant()));
        clock.passes(Duration.ofMinutes(1));
        CutoverAbandoned first = abandoned(GATE);
        listener.handle(first);
        clock.passes(Duration.ofMinutes(1));
        listener.handle(requested(clock.instant()));

        Dispatch next = last(listener.handle(first));

        assertInstanceOf(ReplicationCaughtUp.class, next.event());
    }

    @Test
    void anAbandonmentDoesNotUnwindARoundThatIsStillBeingBuilt() {
        step.says(new StepOutcome.NotYet("waiting", RECHECK));
        listener.handle(passed(clock.instant()));
        clock.passes(Duration.ofMinutes(1));
        CutoverAbandoned late = abandoned(GATE);

        Dispatch next = last(listener.handle(late));

        assertEquals(
                new Dispatch(new ReplicationRequested(UPGRADE, CLUSTER, late.at()), RECHECK), next);
        assertEquals(2, step.rounds());
    }

    @Test
    void anAbandonmentThatFindsAnotherCopyAtWorkComesAgain() {
        listener.handle(passed(clock.instant()));
        scene.leases().giveAway(RECHECK);
        CutoverAbandoned abandoned = abandoned(GATE);

        Dispatch next = last(listener.handle(abandoned));

        assertEquals(new Dispatch(abandoned, RECHECK), next);
    }

    @Test
    void aTargetIsBuiltAnewTwiceWhenTheSchemaWasChanged() {
        listener.handle(passed(clock.instant()));
        for (int round = 1; round < 3; round++) {
            clock.passes(Duration.ofMinutes(1));
            UpgradeEvent again = last(listener.handle(abandoned(SCHEMA))).event();
            assertInstanceOf(ReplicationRequested.class, again);
            clock.passes(Duration.ofSeconds(1));
            listener.handle(again);
        }
        clock.passes(Duration.ofMinutes(1));

        Dispatch end = last(listener.handle(abandoned(SCHEMA)));

        assertInstanceOf(UpgradeUnwound.class, end.event());
        assertEquals(3, step.rounds());
    }

    @Test
    void everyStepIsTold() {
        List<Dispatch> dispatches = listener.handle(passed(clock.instant()));

        assertTrue(dispatches.stream().anyMatch(one -> one.event() instanceof StepEnded));
    }

    private static PreflightPassed passed(Instant at) {
        return new PreflightPassed(UPGRADE, CLUSTER, at, List.of());
    }

    private static ReplicationRequested requested(Instant at) {
        return new ReplicationRequested(UPGRADE, CLUSTER, at);
    }

    private CutoverAbandoned abandoned(Reason reason) {
        return new CutoverAbandoned(UPGRADE, CLUSTER, clock.instant(), reason);
    }

    private static Dispatch last(List<Dispatch> dispatches) {
        return dispatches.getLast();
    }
}
