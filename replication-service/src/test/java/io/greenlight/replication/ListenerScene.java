package io.greenlight.replication;

import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.backbone.journal.FakeFiles;
import io.greenlight.backbone.journal.FakeJournal;
import io.greenlight.backbone.journal.FakeLeases;
import io.greenlight.backbone.journal.FakeOrderBook;
import io.greenlight.backbone.journal.RunLog;
import io.greenlight.backbone.plan.Plan;
import io.greenlight.backbone.plan.PlanRunner;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.TestRunner;
import io.greenlight.backbone.time.StandingClock;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.Service;
import io.greenlight.contracts.WayBack;
import io.greenlight.replication.beforehand.PreparedFacts;
import io.greenlight.replication.global.GlobalFacts;
import io.greenlight.replication.inplace.InPlaceFacts;
import io.greenlight.replication.rehearsal.RehearsalFacts;
import io.greenlight.replication.run.Lags;
import io.greenlight.replication.run.ReplicationFacts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/// The listener with a plan of one step for every strategy, and everything else in memory.
final class ListenerScene {

    static final ClusterRef CLUSTER = new ClusterRef("eu-central-1", "orders");
    static final WayBack WAY_BACK =
            new WayBack(CLUSTER.named("orders-before-4567abcd"), Instant.EPOCH, "little");

    private final FakeOrderBook orders = new FakeOrderBook();
    private final FakeFleet fleet = new FakeFleet();
    private final FakeLeases leases = new FakeLeases();
    private final FakeFiles files = new FakeFiles();
    private final StandingClock clock = new StandingClock();
    private final OneStep<ReplicationFacts> cloning = new OneStep<>();
    private final OneStep<InPlaceFacts> looking = new OneStep<>();
    private final OneStep<InPlaceFacts> preparing = new OneStep<>(facts -> facts.with(WAY_BACK));
    private final OneStep<GlobalFacts> resolving = new OneStep<>();
    private final OneStep<RehearsalFacts> rehearsing = new OneStep<>();

    ReplicationListener listener() {
        ByClone byClone = new ByClone(plan(cloning), new Lags(new SimpleMeterRegistry()), clock);
        return new ReplicationListener(
                orders,
                runs(byClone),
                runs(
                        preparation(
                                mode -> plan(mode == Mode.UPGRADE ? preparing : looking),
                                InPlaceFacts::begun)),
                runs(preparation(_ -> plan(resolving), GlobalFacts::begun)),
                runs(new Rehearsal(plan(rehearsing), new RunLog(files, clock))));
    }

    FakeOrderBook orders() {
        return orders;
    }

    FakeFleet fleet() {
        return fleet;
    }

    FakeLeases leases() {
        return leases;
    }

    FakeFiles files() {
        return files;
    }

    StandingClock clock() {
        return clock;
    }

    /// The step of strategy `clone`.
    OneStep<ReplicationFacts> cloning() {
        return cloning;
    }

    /// The step of strategy `in-place` in mode `PREUPGRADE`.
    OneStep<InPlaceFacts> looking() {
        return looking;
    }

    /// The step of strategy `in-place` in mode `UPGRADE`, which makes the way back.
    OneStep<InPlaceFacts> preparing() {
        return preparing;
    }

    /// The step of strategy `global-minor`.
    OneStep<GlobalFacts> resolving() {
        return resolving;
    }

    /// The step of mode `REHEARSAL`.
    OneStep<RehearsalFacts> rehearsing() {
        return rehearsing;
    }

    String status() {
        return fleet.tagsOf("orders").getOrDefault("UpgradeDB:Status", "");
    }

    private <F extends PreparedFacts> Preparation<F> preparation(
            Function<Mode, Plan<F>> plans, Function<Instant, F> begun) {
        return new Preparation<>(plans, begun, new RunLog(files, clock));
    }

    private <F> Runs<F> runs(StrategyPlan<F> strategy) {
        PlanRunner<F> runner =
                TestRunner.of(Service.REPLICATION, new FakeJournal<>(), leases, clock);
        return new Runs<>(runner, strategy, fleet, clock);
    }

    private static <F> Plan<F> plan(Step<F> step) {
        return new Plan<>(List.of(step), List.of());
    }
}
