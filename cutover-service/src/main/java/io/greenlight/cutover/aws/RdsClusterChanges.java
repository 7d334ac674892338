package io.greenlight.cutover.aws;

import io.greenlight.backbone.cluster.aws.ClusterEntries;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.cutover.step.ClusterChanges;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;

/// Changes clusters through RDS.
@Singleton
final class RdsClusterChanges implements ClusterChanges {

    private final RdsClient rds;
    private final ClusterEntries clusters;

    @Inject
    RdsClusterChanges(RdsClient rds) {
        this.rds = rds;
        this.clusters = new ClusterEntries(rds);
    }

    @Override
    public void rename(ClusterRef cluster, ClusterRef newName) {
        rds.modifyDBCluster(modify ->
                modify.dbClusterIdentifier(cluster.identifier())
                        .newDBClusterIdentifier(newName.identifier())
                        .applyImmediately(true));
    }

    @Override
    public void treatLike(ClusterRef other, ClusterRef cluster) {
        DBCluster like = clusters.find(other).orElseThrow();
        rds.modifyDBCluster(modify ->
                modify.dbClusterIdentifier(cluster.identifier())
                        .deletionProtection(like.deletionProtection())
                        .backupRetentionPeriod(like.backupRetentionPeriod())
                        .preferredBackupWindow(like.preferredBackupWindow())
                        .preferredMaintenanceWindow(like.preferredMaintenanceWindow())
                        .applyImmediately(true));
    }
}
