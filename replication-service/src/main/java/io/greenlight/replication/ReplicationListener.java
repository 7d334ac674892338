package io.greenlight.replication;

import io.greenlight.backbone.bus.Dispatch;
import io.greenlight.backbone.bus.EventHandler;
import io.greenlight.backbone.cluster.Fleet;
import io.greenlight.backbone.cluster.UpgradeTags;
import io.greenlight.backbone.journal.OrderBook;
import io.greenlight.backbone.journal.RunState;
import io.greenlight.backbone.plan.PlanRunner;
import io.greenlight.backbone.plan.Progress;
import io.greenlight.contracts.CutoverAbandoned;
import io.greenlight.contracts.PreflightPassed;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.ReplicationCaughtUp;
import io.greenlight.contracts.ReplicationEvent;
import io.greenlight.contracts.ReplicationLagMeasured;
import io.greenlight.contracts.ReplicationRequested;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.contracts.UpgradeUnwound;
import io.greenlight.replication.run.Lags;
import io.greenlight.replication.run.ReplicationFacts;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jboss.logging.Logger;

/// Events in, events out: what an event means for the run of its upgrade, and what is said when the
/// run has moved.
@Singleton
final class ReplicationListener implements EventHandler {

    private static final Logger LOG = Logger.getLogger(ReplicationListener.class);

    /// Reasons that a target which is built anew has not.
    private static final Set<String> MENDED_ANEW = Set.of("schema-changed", "table-not-published");

    /// How often a target is built anew because somebody changed the schema under it.
    private static final int ROUNDS = 3;

    private final OrderBook orders;
    private final PlanRunner<ReplicationFacts> runner;
    private final ReplicationPlan plans;
    private final Fleet fleet;
    private final Lags lags;
    private final Clock clock;

    @Inject
    ReplicationListener(
            OrderBook orders,
            PlanRunner<ReplicationFacts> runner,
            ReplicationPlan plans,
            Fleet fleet,
            Lags lags,
            Clock clock) {
        this.orders = orders;
        this.runner = runner;
        this.plans = plans;
        this.fleet = fleet;
        this.lags = lags;
        this.clock = clock;
    }

    @Override
    public List<Dispatch> handle(UpgradeEvent event) {
        return switch ((ReplicationEvent) event) {
            case PreflightPassed passed -> work(passed, this::advance);
            case ReplicationRequested asked -> work(asked, order -> restart(order, asked.at()));
            case CutoverAbandoned abandoned ->
                    work(
                            abandoned,
                            order ->
                                    isStale(order, abandoned)
                                            ? advance(order)
                                            : unwind(order, abandoned.reason()));
        };
    }

    /// An abandonment means a round that had been handed over: none that is still being built, and
    /// none that began after it.
    private boolean isStale(UpgradeOrder order, CutoverAbandoned abandoned) {
        return runner.look(order)
                .filter(page ->
                        page.state() instanceof RunState.Running
                                || abandoned.at().isBefore(page.facts().startedAt()))
                .isPresent();
    }

    private Progress advance(UpgradeOrder order) {
        return runner.advance(order, plans.byClone(), this::begin);
    }

    private Progress restart(UpgradeOrder order, Instant asked) {
        return runner.restart(order, plans.byClone(), this::begin, asked);
    }

    private Progress unwind(UpgradeOrder order, Reason reason) {
        return runner.unwind(order, plans.byClone(), this::begin, reason);
    }

    private ReplicationFacts begin() {
        return ReplicationFacts.begun(clock.instant());
    }

    private List<Dispatch> work(
            UpgradeEvent.OfUpgrade event, Function<UpgradeOrder, Progress> act) {
        UpgradeId upgrade = event.upgrade();
        Optional<UpgradeOrder> order = orders.find(upgrade);
        if (order.isEmpty()) {
            LOG.errorf("no upgrade is called %s: the event is dropped", upgrade);
            return List.of();
        }
        Progress progress = act.apply(order.get());
        List<Dispatch> dispatches = new ArrayList<>();
        progress.events().stream().map(Dispatch::now).forEach(dispatches::add);
        lags.take(upgrade)
                .map(lag ->
                        new ReplicationLagMeasured(
                                upgrade,
                                order.get().cluster(),
                                clock.instant(),
                                lag.bytes(),
                                lag.behind()))
                .map(Dispatch::now)
                .ifPresent(dispatches::add);
        dispatches.add(next(order.get(), progress, event));
        return dispatches;
    }

    private Dispatch next(UpgradeOrder order, Progress progress, UpgradeEvent.OfUpgrade event) {
        return switch (progress.state()) {
            case RunState.Running _ -> {
                tag(order, "replicating");
                yield new Dispatch(onceMore(order, event), progress.recheckIn());
            }
            case RunState.Unwinding _ ->
                    new Dispatch(again(order, event.at()), progress.recheckIn());
            case RunState.Finished _ -> {
                tag(order, "caught-up");
                yield Dispatch.now(
                        new ReplicationCaughtUp(order.upgrade(), order.cluster(), clock.instant()));
            }
            case RunState.Unwound unwound -> unwound(order, unwound.reason(), progress.round());
        };
    }

    private Dispatch unwound(UpgradeOrder order, Reason reason, int round) {
        if (MENDED_ANEW.contains(reason.code()) && round < ROUNDS) {
            LOG.infof("the schema was changed: round %d builds the target anew", round + 1);
            return Dispatch.now(again(order, clock.instant()));
        }
        tag(order, "unwound");
        return Dispatch.now(
                new UpgradeUnwound(order.upgrade(), order.cluster(), clock.instant(), reason));
    }

    /// What to hear again while the run goes on. An abandonment after which it still does has found
    /// another copy at work and changed nothing, so it comes again itself.
    private UpgradeEvent onceMore(UpgradeOrder order, UpgradeEvent.OfUpgrade event) {
        return event instanceof CutoverAbandoned abandoned && !isStale(order, abandoned)
                ? abandoned
                : again(order, event.at());
    }

    private static ReplicationRequested again(UpgradeOrder order, Instant since) {
        return new ReplicationRequested(order.upgrade(), order.cluster(), since);
    }

    /// For people; the upgrade does not depend on it. What cutover has said last stays.
    private void tag(UpgradeOrder order, String status) {
        try {
            fleet.find(order.resourceId())
                    .filter(source ->
                            !Set.of(status, UpgradeTags.REPLACED)
                                    .contains(source.tags().getOrDefault(UpgradeTags.STATUS, "")))
                    .ifPresent(source -> fleet.tag(source, Map.of(UpgradeTags.STATUS, status)));
        } catch (RuntimeException passing) {
            LOG.warnf("the status tag could not be set: %s", passing.getMessage());
        }
    }
}
