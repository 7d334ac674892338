package io.greenlight.cutover;

import io.greenlight.backbone.bus.Dispatch;
import io.greenlight.backbone.journal.OrderBook;
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
    private final CleanupSubjects subjects;
    private final PlanRunner<CleanupFacts> runner;
    private final Clock clock;

    @Inject
    Cleanups(
            OrderBook orders,
            CleanupSubjects subjects,
            PlanRunner<CleanupFacts> runner,
            Clock clock) {
        this.orders = orders;
        this.subjects = subjects;
        this.runner = runner;
        this.clock = clock;
    }

    List<Dispatch> work(CleanupRequested asked) {
        Optional<UpgradeOrder> found = orders.find(asked.upgrade());
        if (found.isEmpty()) {
            LOG.errorf("no upgrade is called %s: the event is dropped", asked.upgrade());
            return List.of();
        }
        UpgradeOrder order = found.get();
        return switch (subjects.of(order, asked.at())) {
            case CleanupSubject.Kept kept -> work(order, kept, asked);
            case CleanupSubject.NothingKept _ ->
                    List.of(refused(order, GlobalRuns.nothingKept(order)));
            case CleanupSubject.Gone _ -> List.of(completed(order));
            case CleanupSubject.Outdated _ -> {
                LOG.infof(
                        "the cleanup of %s was wished for at %s, when nobody had gone back yet: it"
                                + " is dropped",
                        order.upgrade(), asked.at());
                yield List.of();
            }
            case CleanupSubject.TooEarly early ->
                    List.of(refused(order, notCompleted(order, early.stand())));
        };
    }

    private List<Dispatch> work(
            UpgradeOrder order, CleanupSubject.Kept kept, CleanupRequested asked) {
        Progress progress = runner.restart(order, kept.plan(), kept::facts, asked.at());
        List<Dispatch> dispatches = new ArrayList<>();
        progress.events().stream().map(Dispatch::now).forEach(dispatches::add);
        dispatches.add(next(order, progress, asked));
        return dispatches;
    }

    private Dispatch next(UpgradeOrder order, Progress progress, CleanupRequested asked) {
        return switch (progress.state()) {
            case RunState.Running _, RunState.Unwinding _ ->
                    new Dispatch(asked, progress.recheckIn());
            case RunState.Finished _ -> completed(order);
            case RunState.Unwound unwound -> refused(order, unwound.reason());
        };
    }

    private Dispatch completed(UpgradeOrder order) {
        return Dispatch.now(
                new CleanupCompleted(order.upgrade(), order.cluster(), clock.instant()));
    }

    private Dispatch refused(UpgradeOrder order, Reason reason) {
        return Dispatch.now(
                new CleanupRefused(order.upgrade(), order.cluster(), clock.instant(), reason));
    }

    private static Reason notCompleted(UpgradeOrder order, String stand) {
        return new Reason(
                "upgrade-not-completed",
                Fault.OPERATOR,
                "The upgrade %s has left nothing to clean up yet: it %s"
                        .formatted(order.upgrade(), stand),
                "Wait for upgrade-completed, upgraded-in-place or went-back. An upgrade that was"
                        + " taken back has left nothing that could be cleaned up");
    }
}
