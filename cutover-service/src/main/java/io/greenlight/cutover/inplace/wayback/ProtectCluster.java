package io.greenlight.cutover.inplace.wayback;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.cutover.step.ClusterChanges;

/// Has RDS treat what is the cluster again as it treats the one that is left: a clone can be
/// deleted by anybody, and is backed up as RDS likes. It comes as soon as clients are there.
///
/// - **Again:** the same is asked for again.
final class ProtectCluster implements ForwardStep {

    private final BothClusters clusters;
    private final ClusterChanges changes;

    ProtectCluster(BothClusters clusters, ClusterChanges changes) {
        this.clusters = clusters;
        this.changes = changes;
    }

    @Override
    public String name() {
        return "protect-cluster";
    }

    @Override
    public StepOutcome run(Run<WayBackFacts> run) {
        Cluster left = clusters.cluster(run);
        Cluster clone = clusters.clone(run);
        changes.treatLike(left.ref(), clone.ref());
        return new StepOutcome.Done(
                "%s is protected, backed up and maintained as %s is"
                        .formatted(clone.ref(), left.ref()));
    }
}
