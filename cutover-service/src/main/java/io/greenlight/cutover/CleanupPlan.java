package io.greenlight.cutover;

import io.greenlight.backbone.cluster.Fleet;
import io.greenlight.backbone.cluster.Secrets;
import io.greenlight.backbone.plan.Plan;
import io.greenlight.cutover.cleanup.CheckOldCluster;
import io.greenlight.cutover.cleanup.CleanupFacts;
import io.greenlight.cutover.cleanup.DeleteOldCluster;
import io.greenlight.cutover.cleanup.Deletions;
import io.greenlight.cutover.cleanup.DropReplicationRole;
import io.greenlight.cutover.cleanup.EndWayBack;
import io.greenlight.cutover.cleanup.ForgetSecret;
import io.greenlight.cutover.cleanup.Inspection;
import io.greenlight.cutover.cleanup.Leftovers;
import io.greenlight.cutover.cleanup.TwoClusters;
import io.greenlight.cutover.run.CutoverConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/// The end of the way back, as a table of contents.
@Singleton
public final class CleanupPlan {

    private final Plan<CleanupFacts> plan;

    @Inject
    public CleanupPlan(
            Fleet fleet,
            Deletions deletions,
            Leftovers.Opener servers,
            Secrets secrets,
            CutoverConfig config) {
        TwoClusters clusters = new TwoClusters(fleet, servers, secrets);
        Inspection inspection = new Inspection(clusters, deletions);
        this.plan =
                new Plan<>(
                        List.of(new CheckOldCluster(clusters, inspection)),
                        List.of(
                                new EndWayBack(clusters),
                                new DropReplicationRole(clusters),
                                new ForgetSecret(secrets),
                                new DeleteOldCluster(
                                        clusters, deletions, inspection, config.recheck())));
    }

    /// The steps. What is refused is refused by the first, which touches nothing.
    public Plan<CleanupFacts> steps() {
        return plan;
    }
}
