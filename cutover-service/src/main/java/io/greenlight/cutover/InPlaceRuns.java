package io.greenlight.cutover;

import io.greenlight.backbone.bus.Dispatch;
import io.greenlight.backbone.journal.Page;
import io.greenlight.backbone.journal.RunState;
import io.greenlight.backbone.plan.PlanRunner;
import io.greenlight.backbone.plan.Progress;
import io.greenlight.contracts.CutoverAbandoned;
import io.greenlight.contracts.CutoverPutOff;
import io.greenlight.contracts.CutoverRequested;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.contracts.UpgradePrepared;
import io.greenlight.contracts.UpgradedInPlace;
import io.greenlight.contracts.WayBack;
import io.greenlight.cutover.inplace.InPlaceFacts;
import io.greenlight.cutover.inplace.InPlacePlan;
import io.greenlight.cutover.run.CutoverConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/// What events mean for an upgrade in place, and what is said when its run has moved.
@Singleton
final class InPlaceRuns {

    private static final Logger LOG = Logger.getLogger(InPlaceRuns.class);

    /// Another attempt cannot mend these, or would stop clients again for nothing.
    private static final Set<String> HOPELESS =
            Set.of("cluster-missing", "way-back-missing", "upgrade-refused", "no-consent");

    /// Longer than who finds a lease taken waits until he asks for it again.
    private static final Duration ROOM = Duration.ofSeconds(20);

    private final PlanRunner<InPlaceFacts> runner;
    private final InPlacePlan plan;
    private final WaysBack waysBack;
    private final CutoverConfig config;

    @Inject
    InPlaceRuns(
            PlanRunner<InPlaceFacts> runner,
            InPlacePlan plan,
            WaysBack waysBack,
            CutoverConfig config) {
        this.runner = runner;
        this.plan = plan;
        this.waysBack = waysBack;
        this.config = config;
    }

    /// Replication has prepared what the upgrade needs.
    List<Dispatch> work(UpgradeOrder order, UpgradePrepared prepared) {
        return work(order, prepared.at(), Optional.of(prepared.wayBack()));
    }

    /// It is to be tried, or gone on with.
    List<Dispatch> work(UpgradeOrder order, CutoverRequested asked) {
        Optional<WayBack> known =
                runner.look(order).map(Page::facts).flatMap(InPlaceFacts::anyWayBack);
        return work(order, asked.at(), known);
    }

    private List<Dispatch> work(UpgradeOrder order, Instant asked, Optional<WayBack> wayBack) {
        if (waysBack.isAgreed(order)) {
            LOG.infof("somebody goes back from %s: nothing is done for it", order.upgrade());
            return List.of();
        }
        Progress progress =
                runner.restart(order, plan.steps(), () -> InPlaceFacts.begun(wayBack), asked);
        List<Dispatch> dispatches = new ArrayList<>();
        progress.events().stream().map(Dispatch::now).forEach(dispatches::add);
        dispatches.addAll(next(order, progress, asked));
        return dispatches;
    }

    private List<Dispatch> next(UpgradeOrder order, Progress progress, Instant asked) {
        return switch (progress.state()) {
            case RunState.Running _ -> {
                List<Dispatch> dispatches = new ArrayList<>(question(order));
                dispatches.add(again(order, asked, progress));
                yield dispatches;
            }
            case RunState.Unwinding _ -> List.of(again(order, asked, progress));
            case RunState.Finished _ -> List.of(Dispatch.now(upgraded(order)));
            case RunState.Unwound unwound -> unwound(order, unwound.reason(), progress.round());
        };
    }

    /// Said as often as it is open: the same event each time, which tells people once.
    private List<Dispatch> question(UpgradeOrder order) {
        return runner
                .look(order)
                .flatMap(page -> page.facts().openQuestion())
                .map(question -> Dispatch.now(question.said(order)))
                .stream()
                .toList();
    }

    private List<Dispatch> unwound(UpgradeOrder order, Reason reason, int round) {
        Instant at = runner.look(order).orElseThrow().lastWritten();
        if (HOPELESS.contains(reason.code()) || round >= config.attempts()) {
            return List.of(
                    Dispatch.now(
                            new CutoverAbandoned(order.upgrade(), order.cluster(), at, reason)));
        }
        Instant retryAt = at.plus(config.retryAfter());
        return List.of(
                Dispatch.now(
                        new CutoverPutOff(
                                order.upgrade(), order.cluster(), at, reason, round, retryAt)),
                new Dispatch(
                        new CutoverRequested(order.upgrade(), order.cluster(), at),
                        config.retryAfter()));
    }

    /// Long work goes on slice by slice, and whoever wants to go back needs the run's lease, too:
    /// between two slices there is room for him then.
    private Dispatch again(UpgradeOrder order, Instant since, Progress progress) {
        Duration soon = progress.recheckIn();
        boolean isInTheWay = waysBack.isAsked(order) && soon.compareTo(ROOM) < 0;
        return new Dispatch(
                new CutoverRequested(order.upgrade(), order.cluster(), since),
                isInTheWay ? ROOM : soon);
    }

    private UpgradedInPlace upgraded(UpgradeOrder order) {
        Page<InPlaceFacts> page = runner.look(order).orElseThrow();
        return new UpgradedInPlace(
                order.upgrade(),
                order.cluster(),
                page.lastWritten(),
                order.path().target(),
                page.facts().knownWayBack(),
                page.facts().downtimes());
    }
}
