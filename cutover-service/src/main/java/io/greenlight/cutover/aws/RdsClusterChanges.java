package io.greenlight.cutover.aws;

import io.greenlight.contracts.ClusterRef;
import io.greenlight.cutover.step.ClusterChanges;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.rds.RdsClient;

/// Changes clusters through RDS.
@Singleton
final class RdsClusterChanges implements ClusterChanges {

    private final RdsClient rds;

    @Inject
    RdsClusterChanges(RdsClient rds) {
        this.rds = rds;
    }

    @Override
    public void rename(ClusterRef cluster, ClusterRef newName) {
        rds.modifyDBCluster(modify ->
                modify.dbClusterIdentifier(cluster.identifier())
                        .newDBClusterIdentifier(newName.identifier())
                        .applyImmediately(true));
    }

    @Override
    public void protectLike(ClusterRef other, ClusterRef cluster) {
        boolean isProtected =
                rds
                        .describeDBClusters(
                                request -> request.dbClusterIdentifier(other.identifier()))
                        .dbClusters()
                        .stream()
                        .anyMatch(it -> Boolean.TRUE.equals(it.deletionProtection()));
        if (isProtected) {
            rds.modifyDBCluster(modify ->
                    modify.dbClusterIdentifier(cluster.identifier())
                            .deletionProtection(true)
                            .applyImmediately(true));
        }
    }
}
