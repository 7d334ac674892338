package io.greenlight.cutover;

import io.greenlight.backbone.cluster.Clones;
import io.greenlight.backbone.cluster.Fleet;
import io.greenlight.backbone.cluster.ParameterGroups;
import io.greenlight.backbone.cluster.Secrets;
import io.greenlight.backbone.journal.RunState;
import io.greenlight.backbone.plan.Plan;
import io.greenlight.backbone.plan.PlanRunner;
import io.greenlight.cutover.cleanup.CheckClone;
import io.greenlight.cutover.cleanup.CheckOldCluster;
import io.greenlight.cutover.cleanup.CleanupFacts;
import io.greenlight.cutover.cleanup.CloneInspection;
import io.greenlight.cutover.cleanup.DeleteClone;
import io.greenlight.cutover.cleanup.DeleteGroups;
import io.greenlight.cutover.cleanup.DeleteOldCluster;
import io.greenlight.cutover.cleanup.Deletions;
import io.greenlight.cutover.cleanup.DropReplicationRole;
import io.greenlight.cutover.cleanup.EndWayBack;
import io.greenlight.cutover.cleanup.ForgetSecret;
import io.greenlight.cutover.cleanup.Inspection;
import io.greenlight.cutover.cleanup.Leftovers;
import io.greenlight.cutover.cleanup.OpenWaysBack;
import io.greenlight.cutover.cleanup.TwoClusters;
import io.greenlight.cutover.inplace.wayback.WayBackFacts;
import io.greenlight.cutover.run.CutoverConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/// The end of the way back, as a table of contents.
@Singleton
public final class CleanupPlan {

    private final Plan<CleanupFacts> plan;
    private final Plan<CleanupFacts> ofClone;
    private final Plan<CleanupFacts> ofLeft;

    @Inject
    public CleanupPlan(
            Fleet fleet,
            Deletions deletions,
            Clones clones,
            ParameterGroups groups,
            Leftovers.Opener servers,
            Secrets secrets,
            PlanRunner<WayBackFacts> waysBack,
            CutoverConfig config) {
        TwoClusters clusters = new TwoClusters(fleet, servers, secrets);
        Inspection inspection = new Inspection(clusters, deletions);
        CloneInspection ofItsClone = new CloneInspection(clusters, deletions);
        CheckOldCluster check = new CheckOldCluster(clusters, inspection);
        DeleteOldCluster delete =
                new DeleteOldCluster(clusters, deletions, inspection, config.recheck());
        this.plan =
                new Plan<>(
                        List.of(check),
                        List.of(
                                new EndWayBack(clusters),
                                new DropReplicationRole(clusters),
                                new ForgetSecret(secrets),
                                delete));
        this.ofClone =
                new Plan<>(
                        List.of(new CheckClone(clusters, ofItsClone, openIn(waysBack))),
                        List.of(
                                new DeleteClone(
                                        clusters,
                                        deletions,
                                        clones,
                                        ofItsClone,
                                        config.recheck())));
        this.ofLeft = new Plan<>(List.of(check), List.of(delete, new DeleteGroups(groups)));
    }

    private static OpenWaysBack openIn(PlanRunner<WayBackFacts> waysBack) {
        return order ->
                waysBack.look(order)
                        .filter(page -> page.state() instanceof RunState.Running)
                        .isPresent();
    }

    /// The steps. What is refused is refused by the first, which touches nothing.
    public Plan<CleanupFacts> steps() {
        return plan;
    }

    /// The steps after an upgrade in place: the clone that there was to go back to goes.
    public Plan<CleanupFacts> ofClone() {
        return ofClone;
    }

    /// The steps after somebody went back: the cluster that was left goes, with the parameter
    /// groups of its version.
    public Plan<CleanupFacts> ofLeft() {
        return ofLeft;
    }
}
