package io.greenlight.cutover;

import io.greenlight.backbone.bus.Dispatch;
import io.greenlight.backbone.bus.EventHandler;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.journal.OrderBook;
import io.greenlight.backbone.journal.RunState;
import io.greenlight.backbone.plan.PlanRunner;
import io.greenlight.backbone.plan.Progress;
import io.greenlight.contracts.CleanupRequested;
import io.greenlight.contracts.ConsentGiven;
import io.greenlight.contracts.CutoverAbandoned;
import io.greenlight.contracts.CutoverEvent;
import io.greenlight.contracts.CutoverPutOff;
import io.greenlight.contracts.CutoverRequested;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.ReplicationCaughtUp;
import io.greenlight.contracts.UpgradeCompleted;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.contracts.UpgradePrepared;
import io.greenlight.contracts.WayBackRequested;
import io.greenlight.cutover.run.CutoverConfig;
import io.greenlight.cutover.run.CutoverFacts;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jboss.logging.Logger;

/// Events in, events out: what an event means for the run of its upgrade, and what is said when the
/// run has moved.
@Singleton
final class CutoverListener implements EventHandler {

    private static final Logger LOG = Logger.getLogger(CutoverListener.class);

    /// Another attempt cannot mend these: the target has to be built anew, or there is none.
    private static final Set<String> HOPELESS =
            Set.of("schema-changed", "target-missing", "slot-missing", "table-not-published");

    private final OrderBook orders;
    private final PlanRunner<CutoverFacts> runner;
    private final CutoverPlan plan;
    private final Cleanups cleanups;
    private final InPlaceRuns inPlace;
    private final GlobalRuns globals;
    private final WaysBack waysBack;
    private final Answers answers;
    private final CutoverConfig config;
    private final Clock clock;

    @Inject
    CutoverListener(
            OrderBook orders,
            PlanRunner<CutoverFacts> runner,
            CutoverPlan plan,
            Cleanups cleanups,
            InPlaceRuns inPlace,
            GlobalRuns globals,
            WaysBack waysBack,
            Answers answers,
            CutoverConfig config,
            Clock clock) {
        this.orders = orders;
        this.runner = runner;
        this.plan = plan;
        this.cleanups = cleanups;
        this.inPlace = inPlace;
        this.globals = globals;
        this.waysBack = waysBack;
        this.answers = answers;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public List<Dispatch> handle(UpgradeEvent event) {
        return switch ((CutoverEvent) event) {
            case CleanupRequested cleanup -> cleanups.work(cleanup);
            case ReplicationCaughtUp caughtUp ->
                    ordered(caughtUp, order -> byClone(order, caughtUp));
            case CutoverRequested asked ->
                    ordered(
                            asked,
                            order ->
                                    switch (order.path().strategy()) {
                                        case CLONE -> byClone(order, asked);
                                        case IN_PLACE -> inPlace.work(order, asked);
                                        case GLOBAL_MINOR -> globals.work(order, asked);
                                    });
            case UpgradePrepared prepared -> ordered(prepared, order -> begin(order, prepared));
            case WayBackRequested asked -> ordered(asked, order -> goBack(order, asked));
            case ConsentGiven given -> ordered(given, order -> answers.keep(order, given));
        };
    }

    private List<Dispatch> begin(UpgradeOrder order, UpgradePrepared prepared) {
        return switch (order.path().strategy()) {
            case CLONE -> {
                LOG.errorf("%s is no upgrade of a cluster itself", order.upgrade());
                yield List.of();
            }
            case IN_PLACE -> inPlace.work(order, prepared);
            case GLOBAL_MINOR -> globals.work(order, prepared);
        };
    }

    private List<Dispatch> goBack(UpgradeOrder order, WayBackRequested asked) {
        return switch (order.path().strategy()) {
            case CLONE, IN_PLACE -> waysBack.work(order, asked);
            case GLOBAL_MINOR -> globals.refuse(order);
        };
    }

    /// What is done for the order that the event is about.
    private List<Dispatch> ordered(
            UpgradeEvent.OfUpgrade event, Function<UpgradeOrder, List<Dispatch>> work) {
        UpgradeId upgrade = event.upgrade();
        Optional<UpgradeOrder> order = orders.find(upgrade);
        if (order.isEmpty()) {
            LOG.errorf("no upgrade is called %s: the event is dropped", upgrade);
            return List.of();
        }
        return work.apply(order.get());
    }

    private List<Dispatch> byClone(UpgradeOrder order, UpgradeEvent.OfUpgrade event) {
        Progress progress =
                runner.restart(order, plan.steps(), () -> nextAttempt(order, event), event.at());
        List<Dispatch> dispatches = new ArrayList<>();
        progress.events().stream().map(Dispatch::now).forEach(dispatches::add);
        dispatches.addAll(next(order, progress, event.at()));
        return dispatches;
    }

    /// What another attempt begins with. A target that has caught up is a new one.
    private CutoverFacts nextAttempt(UpgradeOrder order, UpgradeEvent.OfUpgrade event) {
        return CutoverFacts.ofAttempt(
                event instanceof ReplicationCaughtUp ? 1 : attempt(order) + 1);
    }

    private int attempt(UpgradeOrder order) {
        return runner.look(order).map(page -> page.facts().attempt()).orElse(0);
    }

    /// @param since when what is being looked at was asked for
    private List<Dispatch> next(UpgradeOrder order, Progress progress, Instant since) {
        return switch (progress.state()) {
            case RunState.Running _, RunState.Unwinding _ ->
                    List.of(new Dispatch(again(order, since), progress.recheckIn()));
            case RunState.Finished _ -> List.of(Dispatch.now(completed(order)));
            case RunState.Unwound unwound -> unwound(order, unwound.reason());
        };
    }

    private List<Dispatch> unwound(UpgradeOrder order, Reason reason) {
        Instant now = clock.instant();
        int attempt = attempt(order);
        if (HOPELESS.contains(reason.code()) || attempt >= config.attempts()) {
            return List.of(
                    Dispatch.now(
                            new CutoverAbandoned(order.upgrade(), order.cluster(), now, reason)));
        }
        Instant retryAt = now.plus(config.retryAfter());
        return List.of(
                Dispatch.now(
                        new CutoverPutOff(
                                order.upgrade(), order.cluster(), now, reason, attempt, retryAt)),
                new Dispatch(again(order, now), config.retryAfter()));
    }

    private static CutoverRequested again(UpgradeOrder order, Instant since) {
        return new CutoverRequested(order.upgrade(), order.cluster(), since);
    }

    private UpgradeCompleted completed(UpgradeOrder order) {
        CutoverFacts facts = runner.look(order).orElseThrow().facts();
        return new UpgradeCompleted(
                order.upgrade(),
                order.cluster(),
                clock.instant(),
                order.path().target(),
                new RunNames(order.upgrade()).old(order.cluster()),
                facts.measured().orElseThrow());
    }
}
