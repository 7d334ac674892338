package io.greenlight.backbone.cluster;

import io.greenlight.contracts.PostgresVersion;
import java.util.Optional;

/// Global Databases, as RDS tells of them in any of their regions.
public interface GlobalClusters {

    /// The Global Database that the cluster is a member of.
    Optional<GlobalCluster> of(Cluster member);

    /// Asks for another minor version of all members at once (ModifyGlobalCluster); how far it is
    /// shows there and in the members.
    ///
    /// @throws RdsAtWork where its state, or that of a member, forbids it
    void upgrade(GlobalCluster global, PostgresVersion version);
}
