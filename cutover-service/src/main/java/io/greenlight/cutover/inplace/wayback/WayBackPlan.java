package io.greenlight.cutover.inplace.wayback;

import io.greenlight.backbone.plan.Plan;
import io.greenlight.cutover.inplace.consent.Consents;
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
            Readiness readiness,
            OtherLosses others,
            Contents contents,
            Doors.Opener doors,
            SlotCopies slots,
            Remnants remnants,
            WriteProof proof,
            LedPoolers poolers,
            Consents consents,
            ClusterChanges changes,
            CutoverConfig config,
            Clock clock) {
        LossCount count = new LossCount(clusters, contents, clock);
        this.plan =
                new Plan<>(
                        List.of(
                                new ResolveClusters(clusters, readiness),
                                new CountLosses(count, config, clock),
                                new AwaitConsent(readiness, others, consents, config, clock)),
                        List.of(
                                new CloseCluster(clusters, readiness, doors, config),
                                new CountAgain(count, config, clock),
                                new CopySlots(clusters, slots),
                                new SwapNames(clusters, changes),
                                new ProtectCluster(clusters, changes),
                                new SettlePoolers(poolers),
                                new EmptyLeftCluster(clusters, remnants),
                                new AddReaders(clusters),
                                new VerifyWayBack(clusters, proof, poolers),
                                new MarkWayBack(clusters)));
    }

    /// The steps. The point of no return is the consent.
    public Plan<WayBackFacts> steps() {
        return plan;
    }
}
