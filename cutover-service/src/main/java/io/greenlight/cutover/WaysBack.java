package io.greenlight.cutover;

import io.greenlight.backbone.bus.Dispatch;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.journal.Page;
import io.greenlight.backbone.journal.RunState;
import io.greenlight.backbone.plan.PlanRunner;
import io.greenlight.backbone.plan.Progress;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.Strategy;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.contracts.WayBack;
import io.greenlight.contracts.WayBackRefused;
import io.greenlight.contracts.WayBackRequested;
import io.greenlight.contracts.WentBack;
import io.greenlight.cutover.inplace.InPlaceFacts;
import io.greenlight.cutover.inplace.InPlacePlan;
import io.greenlight.cutover.inplace.wayback.WayBackFacts;
import io.greenlight.cutover.inplace.wayback.WayBackPlan;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What it means that a person wants to go back from an upgrade in place. A wish that comes again
/// goes on with it; after one that was refused, or that nobody agreed to, it begins anew.
@Singleton
final class WaysBack {

    private final PlanRunner<InPlaceFacts> upgrades;
    private final PlanRunner<WayBackFacts> runner;
    private final WayBackPlan plan;
    private final Clock clock;

    @Inject
    WaysBack(
            PlanRunner<InPlaceFacts> upgrades,
            PlanRunner<WayBackFacts> runner,
            WayBackPlan plan,
            Clock clock) {
        this.upgrades = upgrades;
        this.runner = runner;
        this.plan = plan;
        this.clock = clock;
    }

    /// Whether somebody agreed to go back: from then on the upgrade is over.
    boolean isAgreed(UpgradeOrder order) {
        return runner.look(order).map(Page::facts).filter(WayBackFacts::agreed).isPresent();
    }

    /// Whether somebody wants to go back, and has no answer yet.
    boolean isAsked(UpgradeOrder order) {
        return runner.look(order)
                .filter(page -> page.state() instanceof RunState.Running)
                .isPresent();
    }

    List<Dispatch> work(UpgradeOrder order, WayBackRequested asked) {
        return order.path().strategy() == Strategy.IN_PLACE
                ? inPlace(order, asked)
                : List.of(refused(order, notInPlace(order)));
    }

    private List<Dispatch> inPlace(UpgradeOrder order, WayBackRequested asked) {
        Optional<Page<InPlaceFacts>> upgrade = upgrades.look(order);
        Optional<WayBack> wayBack = upgrade.map(Page::facts).flatMap(InPlaceFacts::anyWayBack);
        if (wayBack.isEmpty()) {
            return List.of(refused(order, noClone(order)));
        }
        boolean isUpgraded = upgrade.filter(InPlacePlan::hasUpgraded).isPresent();
        WayBackFacts begun = WayBackFacts.begun(wayBack.get(), isUpgraded);
        Progress progress = runner.restart(order, plan.steps(), () -> begun, asked.at());
        List<Dispatch> dispatches = new ArrayList<>();
        progress.events().stream().map(Dispatch::now).forEach(dispatches::add);
        dispatches.addAll(next(order, progress, asked));
        return dispatches;
    }

    private List<Dispatch> next(UpgradeOrder order, Progress progress, WayBackRequested asked) {
        return switch (progress.state()) {
            case RunState.Running _ -> {
                List<Dispatch> dispatches = new ArrayList<>(question(order));
                dispatches.add(new Dispatch(asked, progress.recheckIn()));
                yield dispatches;
            }
            case RunState.Unwinding _ -> List.of(new Dispatch(asked, progress.recheckIn()));
            case RunState.Finished _ -> List.of(Dispatch.now(wentBack(order)));
            case RunState.Unwound unwound -> List.of(refused(order, unwound.reason()));
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

    private Dispatch refused(UpgradeOrder order, Reason reason) {
        return Dispatch.now(
                new WayBackRefused(order.upgrade(), order.cluster(), clock.instant(), reason));
    }

    private static Reason notInPlace(UpgradeOrder order) {
        return new Reason(
                "not-in-place",
                Fault.OPERATOR,
                "%s is upgraded by strategy %s, which makes no clone to go back to"
                        .formatted(order.cluster(), order.path().strategy().word()),
                "Until cleanup-requested the cluster that was replaced follows the new one, and is"
                        + " called %s: clients can be led back to it by hand"
                                .formatted(new RunNames(order.upgrade()).old(order.cluster())));
    }

    private static Reason noClone(UpgradeOrder order) {
        return new Reason(
                "clone-missing",
                Fault.OPERATOR,
                "The upgrade %s has made no clone of %s yet: there is nothing to go back to"
                        .formatted(order.upgrade(), order.cluster()),
                "Wait until the upgrade has ended. One that ended before it made a clone has left"
                        + " the cluster as it was");
    }

    private WentBack wentBack(UpgradeOrder order) {
        WayBackFacts facts = runner.look(order).orElseThrow().facts();
        return new WentBack(
                order.upgrade(),
                order.cluster(),
                clock.instant(),
                order.path().source(),
                new RunNames(order.upgrade()).left(order.cluster()),
                facts.lost(),
                facts.lostAsCounted());
    }
}
