package io.greenlight.replication;

import io.greenlight.backbone.bus.Dispatch;
import io.greenlight.backbone.cluster.Fleet;
import io.greenlight.backbone.cluster.UpgradeTags;
import io.greenlight.backbone.journal.Page;
import io.greenlight.backbone.journal.RunState;
import io.greenlight.backbone.plan.PlanRunner;
import io.greenlight.backbone.plan.Progress;
import io.greenlight.contracts.CutoverAbandoned;
import io.greenlight.contracts.PreflightPassed;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.ReplicationEvent;
import io.greenlight.contracts.ReplicationRequested;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.contracts.UpgradeUnwound;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The runs of one strategy: what an event means for the run of its upgrade, and what is said when
/// the run has moved.
///
/// @param <F> the facts that the strategy's plan resolves
final class Runs<F> {

    private static final Logger LOG = Logger.getLogger(Runs.class);

    /// What cutover has said last of the cluster stays.
    private static final Set<String> LAST_WORDS =
            Set.of(
                    UpgradeTags.REPLACED,
                    UpgradeTags.GOING_BACK,
                    "upgraded",
                    "went-back",
                    "cleaned-up");

    private final PlanRunner<F> runner;
    private final StrategyPlan<F> strategy;
    private final Fleet fleet;
    private final Clock clock;

    Runs(PlanRunner<F> runner, StrategyPlan<F> strategy, Fleet fleet, Clock clock) {
        this.runner = runner;
        this.strategy = strategy;
        this.fleet = fleet;
        this.clock = clock;
    }

    /// Works on the run as the event asks for, and says what came of it.
    List<Dispatch> hear(UpgradeOrder order, ReplicationEvent event) {
        Progress progress = work(order, event);
        List<Dispatch> dispatches = new ArrayList<>();
        progress.events().stream().map(Dispatch::now).forEach(dispatches::add);
        strategy.meanwhile(order).stream().map(Dispatch::now).forEach(dispatches::add);
        dispatches.add(next(order, progress, event));
        return dispatches;
    }

    private Progress work(UpgradeOrder order, ReplicationEvent event) {
        Supplier<F> begin = () -> strategy.begun(clock.instant());
        return switch (event) {
            case PreflightPassed _ -> runner.advance(order, strategy.of(order), begin);
            case ReplicationRequested asked ->
                    runner.restart(order, strategy.of(order), begin, asked.at());
            case CutoverAbandoned abandoned ->
                    isStale(order, abandoned)
                            ? runner.advance(order, strategy.of(order), begin)
                            : runner.unwind(order, strategy.of(order), begin, abandoned.reason());
        };
    }

    /// An abandonment means a round that had been handed over: none that is still being built, and
    /// none that began after it.
    private boolean isStale(UpgradeOrder order, CutoverAbandoned abandoned) {
        return runner.look(order)
                .filter(page ->
                        page.state() instanceof RunState.Running
                                || abandoned.at().isBefore(strategy.startedAt(page.facts())))
                .isPresent();
    }

    private Dispatch next(UpgradeOrder order, Progress progress, ReplicationEvent event) {
        return switch (progress.state()) {
            case RunState.Running _ -> {
                tag(order, strategy.status());
                yield new Dispatch(onceMore(order, event), progress.recheckIn());
            }
            case RunState.Unwinding _ ->
                    new Dispatch(again(order, event.at()), progress.recheckIn());
            case RunState.Finished _ -> finished(order);
            case RunState.Unwound unwound -> unwound(order, unwound.reason(), progress.round());
        };
    }

    private Dispatch finished(UpgradeOrder order) {
        Page<F> page =
                runner.look(order)
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "no page of a finished run: " + order.upgrade()));
        StrategyPlan.Told told = strategy.finished(order, page);
        tag(order, told.status());
        return Dispatch.now(told.event());
    }

    private Dispatch unwound(UpgradeOrder order, Reason reason, int round) {
        if (strategy.isBegunAnew(reason, round)) {
            LOG.infof("%s: round %d begins anew", reason.code(), round + 1);
            return Dispatch.now(again(order, clock.instant()));
        }
        tag(order, "unwound");
        return Dispatch.now(
                new UpgradeUnwound(order.upgrade(), order.cluster(), clock.instant(), reason));
    }

    /// What to hear again while the run goes on. An abandonment after which it still does has found
    /// another copy at work and changed nothing, so it comes again itself.
    private ReplicationEvent onceMore(UpgradeOrder order, ReplicationEvent event) {
        return event instanceof CutoverAbandoned abandoned && !isStale(order, abandoned)
                ? abandoned
                : again(order, event.at());
    }

    private static ReplicationRequested again(UpgradeOrder order, Instant since) {
        return new ReplicationRequested(order.upgrade(), order.cluster(), since);
    }

    /// For people; the upgrade does not depend on it. A cluster that another upgrade has begun with
    /// is not spoken of any more.
    private void tag(UpgradeOrder order, String status) {
        String upgrade = order.upgrade().value();
        try {
            fleet.find(order.resourceId())
                    .filter(source ->
                            upgrade.equals(
                                    source.tags().getOrDefault(UpgradeTags.UPGRADE, upgrade)))
                    .filter(source -> isNews(source.tags().get(UpgradeTags.STATUS), status))
                    .ifPresent(source -> fleet.tag(source, Map.of(UpgradeTags.STATUS, status)));
        } catch (RuntimeException passing) {
            LOG.warnf("the status tag could not be set: %s", passing.getMessage());
        }
    }

    private static boolean isNews(@Nullable String before, String status) {
        return !status.equals(before) && (before == null || !LAST_WORDS.contains(before));
    }
}
