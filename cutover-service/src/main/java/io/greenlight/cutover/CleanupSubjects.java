package io.greenlight.cutover;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Fleet;
import io.greenlight.backbone.journal.Page;
import io.greenlight.backbone.journal.RunState;
import io.greenlight.backbone.plan.PlanRunner;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.cutover.cleanup.CleanupFacts;
import io.greenlight.cutover.inplace.InPlaceFacts;
import io.greenlight.cutover.inplace.wayback.WayBackFacts;
import io.greenlight.cutover.run.CutoverFacts;
import io.greenlight.cutover.run.Sides;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/// Finds out what an upgrade has left that a cleanup may remove: after one by clone the old
/// cluster, after one in place the clone, or, when somebody went back, the cluster that was left.
@Singleton
final class CleanupSubjects {

    private final PlanRunner<CutoverFacts> cutovers;
    private final PlanRunner<InPlaceFacts> inPlace;
    private final PlanRunner<WayBackFacts> waysBack;
    private final PlanRunner<CleanupFacts> cleanups;
    private final CleanupPlan plan;
    private final Fleet fleet;

    @Inject
    CleanupSubjects(
            PlanRunner<CutoverFacts> cutovers,
            PlanRunner<InPlaceFacts> inPlace,
            PlanRunner<WayBackFacts> waysBack,
            PlanRunner<CleanupFacts> cleanups,
            CleanupPlan plan,
            Fleet fleet) {
        this.cutovers = cutovers;
        this.inPlace = inPlace;
        this.waysBack = waysBack;
        this.cleanups = cleanups;
        this.plan = plan;
        this.fleet = fleet;
    }

    /// @param asked when the cleanup was wished for
    CleanupSubject of(UpgradeOrder order, Instant asked) {
        return switch (order.path().strategy()) {
            case CLONE -> afterClone(order);
            case IN_PLACE -> afterInPlace(order, asked);
            case GLOBAL_MINOR -> new CleanupSubject.NothingKept();
        };
    }

    private CleanupSubject afterClone(UpgradeOrder order) {
        Optional<Page<CutoverFacts>> page = cutovers.look(order);
        if (!isFinished(page)) {
            return tooEarly(page);
        }
        Sides sides = page.orElseThrow().facts().foundSides();
        return new CleanupSubject.Kept(
                plan.steps(), new CleanupFacts(sides.sourceId(), sides.targetId()));
    }

    private CleanupSubject afterInPlace(UpgradeOrder order, Instant asked) {
        Optional<Page<WayBackFacts>> back =
                waysBack.look(order).filter(page -> page.facts().agreed());
        if (isFinished(back)) {
            Page<WayBackFacts> page = back.orElseThrow();
            return asked.isBefore(page.lastWritten())
                    ? new CleanupSubject.Outdated()
                    : new CleanupSubject.Kept(
                            plan.ofLeft(),
                            new CleanupFacts(order.resourceId(), page.facts().foundClone()));
        }
        if (back.isPresent()) {
            return new CleanupSubject.TooEarly("is just being gone back from");
        }
        Optional<Page<InPlaceFacts>> page = inPlace.look(order);
        return isFinished(page)
                ? clone(order, page.orElseThrow().facts().knownWayBack().cluster())
                : tooEarly(page);
    }

    /// A cleanup that has begun knows which clone it is about, though that may be gone by now.
    private CleanupSubject clone(UpgradeOrder order, ClusterRef name) {
        return cleanups.look(order)
                .map(Page::facts)
                .or(() ->
                        fleet.find(name)
                                .map(Cluster::resourceId)
                                .map(id -> new CleanupFacts(id, order.resourceId())))
                .<CleanupSubject>map(facts -> new CleanupSubject.Kept(plan.ofClone(), facts))
                .orElseGet(CleanupSubject.Gone::new);
    }

    private static <F> boolean isFinished(Optional<Page<F>> page) {
        return page.filter(it -> it.state() instanceof RunState.Finished).isPresent();
    }

    private static <F> CleanupSubject tooEarly(Optional<Page<F>> page) {
        return new CleanupSubject.TooEarly(
                page.map(CleanupSubjects::stand).orElse("has not begun"));
    }

    private static <F> String stand(Page<F> page) {
        return switch (page.state()) {
            case RunState.Running _ -> "goes on";
            case RunState.Unwinding _ -> "is being taken back";
            case RunState.Unwound _ -> "was taken back";
            case RunState.Finished _ -> "is over";
        };
    }
}
