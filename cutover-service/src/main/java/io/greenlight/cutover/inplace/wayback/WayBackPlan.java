package io.greenlight.cutover.inplace.wayback;

import io.greenlight.backbone.plan.Plan;
import io.greenlight.cutover.inplace.consent.Consents;
import io.greenlight.cutover.pooler.PoolerDirectory;
import io.greenlight.cutover.pooler.Poolers;
import io.greenlight.cutover.run.CutoverConfig;
import io.greenlight.cutover.step.ClusterChanges;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/// The way back from an upgrade in place, as a table of contents.
@Singleton
public final class WayBackPlan {

    private final Plan<WayBackFacts> plan;

    @Inject
    public WayBackPlan(
            BothClusters clusters,
            Contents contents,
            Doors.Opener doors,
            Consents consents,
            ClusterChanges changes,
            PoolerDirectory directory,
            Poolers poolers,
            CutoverConfig config,
            Clock clock) {
        LossCount count = new LossCount(clusters, contents, clock);
        this.plan =
                new Plan<>(
                        List.of(
                                new ResolveClusters(clusters),
                                new CountLosses(count, config, clock),
                                new AwaitConsent(clusters, consents, config, clock)),
                        List.of(
                                new CloseCluster(clusters, doors, config),
                                new CountAgain(count, config, clock),
                                new SwapNames(clusters, changes),
                                new SettlePoolers(clusters, directory, poolers),
                                new AddReaders(clusters),
                                new MarkWayBack(clusters, changes)));
    }

    /// The steps. The point of no return is the consent.
    public Plan<WayBackFacts> steps() {
        return plan;
    }
}
