package io.greenlight.replication.beforehand;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Instance;
import io.greenlight.backbone.plan.Run;
import java.util.List;

/// The one cluster that a run is about, as RDS tells of it now.
///
/// @param <F> the facts that the strategy's plan resolves
public interface UpgradedCluster<F> {

    /// The cluster, which an earlier step has seen.
    Cluster cluster(Run<F> run);

    List<Instance> instances(Run<F> run);
}
