package io.greenlight.cutover;

import io.greenlight.backbone.bus.Dispatch;
import io.greenlight.backbone.journal.OrderBook;
import io.greenlight.backbone.journal.Page;
import io.greenlight.backbone.journal.RunState;
import io.greenlight.backbone.plan.PlanRunner;
import io.greenlight.backbone.plan.Progress;
import io.greenlight.contracts.CleanupCompleted;
import io.greenlight.contracts.CleanupRefused;
import io.greenlight.contracts.CleanupRequested;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.cutover.cleanup.CleanupFacts;
import io.greenlight.cutover.run.CutoverFacts;
import io.greenlight.cutover.run.Sides;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/// What it means that a person wants the old cluster gone. A wish that comes again goes on with the
/// cleanup, or hears of its end once more.
@Singleton
final class Cleanups {

    private static final Logger LOG = Logger.getLogger(Cleanups.class);

    private final OrderBook orders;
    private final PlanRunner<CutoverFacts> cutovers;
    private final PlanRunner<CleanupFacts> runner;
    private final CleanupPlan plan;
    private final Clock clock;

    @Inject
    Cleanups(
            OrderBook orders,
            PlanRunner<CutoverFacts> cutovers,
            PlanRunner<CleanupFacts> runner,
            CleanupPlan plan,
            Clock clock) {
        this.orders = orders;
        this.cutovers = cutovers;
        this.runner = runner;
        this.plan = plan;
        this.clock = clock;
    }

    List<Dispatch> work(CleanupRequested asked) {
        Optional<UpgradeOrder> order = orders.find(asked.upgrade());
        if (order.isEmpty()) {
            LOG.errorf("no upgrade is called %s: the event is dropped", asked.upgrade());
            return List.of();
        }
        Optional<Page<CutoverFacts>> cutover = cutovers.look(order.get());
        return cutover.filter(page -> page.state() instanceof RunState.Finished)
                .map(page -> work(order.get(), page.facts().foundSides(), asked))
                .orElseGet(() -> List.of(refused(order.get(), notCompleted(order.get(), cutover))));
    }

    private List<Dispatch> work(UpgradeOrder order, Sides sides, CleanupRequested asked) {
        CleanupFacts facts = new CleanupFacts(sides.sourceId(), sides.targetId());
        Progress progress = runner.restart(order, plan.steps(), () -> facts, asked.at());
        List<Dispatch> dispatches = new ArrayList<>();
        progress.events().stream().map(Dispatch::now).forEach(dispatches::add);
        dispatches.add(next(order, progress, asked));
        return dispatches;
    }

    private Dispatch next(UpgradeOrder order, Progress progress, CleanupRequested asked) {
        return switch (progress.state()) {
            case RunState.Running _, RunState.Unwinding _ ->
                    new Dispatch(asked, progress.recheckIn());
            case RunState.Finished _ ->
                    Dispatch.now(
                            new CleanupCompleted(
                                    order.upgrade(), order.cluster(), clock.instant()));
            case RunState.Unwound unwound -> refused(order, unwound.reason());
        };
    }

    private Dispatch refused(UpgradeOrder order, Reason reason) {
        return Dispatch.now(
                new CleanupRefused(order.upgrade(), order.cluster(), clock.instant(), reason));
    }

    private static Reason notCompleted(UpgradeOrder order, Optional<Page<CutoverFacts>> cutover) {
        return new Reason(
                "upgrade-not-completed",
                Fault.OPERATOR,
                "The upgrade %s has not replaced its cluster: its switchover %s"
                        .formatted(
                                order.upgrade(),
                                cutover.map(Cleanups::stand).orElse("has not begun")),
                "Wait for upgrade-completed. An upgrade that was taken back has left nothing that"
                        + " could be cleaned up");
    }

    private static String stand(Page<CutoverFacts> cutover) {
        return switch (cutover.state()) {
            case RunState.Running _ -> "goes on";
            case RunState.Unwinding _ -> "is being taken back";
            case RunState.Unwound _ -> "was taken back";
            case RunState.Finished _ -> "is over";
        };
    }
}
