package io.greenlight.cutover.inplace.wayback;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.cutover.step.ClusterChanges;

/// Gives the cluster's name to the clone, so that clients find it under the endpoint that they
/// know.
///
/// - **Again:** looks by resource ids, which no rename changes, and goes on from there.
final class SwapNames implements ForwardStep {

    private final BothClusters clusters;
    private final ClusterChanges changes;

    SwapNames(BothClusters clusters, ClusterChanges changes) {
        this.clusters = clusters;
        this.changes = changes;
    }

    @Override
    public String name() {
        return "swap-names";
    }

    @Override
    public StepOutcome run(Run<WayBackFacts> run) {
        ClusterRef name = run.order().cluster();
        ClusterRef left = BothClusters.leftName(run);
        Cluster cluster = clusters.cluster(run);
        Cluster clone = clusters.clone(run);
        if (!cluster.ref().equals(left)) {
            return rename(run, cluster, left);
        }
        if (!clone.ref().equals(name)) {
            return rename(run, clone, name);
        }
        return cluster.isAvailable() && clone.isAvailable()
                ? new StepOutcome.Done(
                        "%s is version %s again, what it was is %s"
                                .formatted(name, clone.version(), left))
                : clusters.notYet(run, "the renamed clusters are not available yet");
    }

    private StepOutcome rename(Run<WayBackFacts> run, Cluster cluster, ClusterRef newName) {
        if (cluster.isAvailable()) {
            changes.rename(cluster.ref(), newName);
        }
        return clusters.notYet(run, "%s becomes %s".formatted(cluster.ref(), newName));
    }
}
