package io.greenlight.cutover.aws;

import io.greenlight.contracts.ClusterRef;
import io.greenlight.cutover.step.ClusterChanges;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.InvalidDbInstanceStateException;

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
    public void deleteInstance(String instance) {
        try {
            rds.deleteDBInstance(delete -> delete.dbInstanceIdentifier(instance));
        } catch (DbInstanceNotFoundException | InvalidDbInstanceStateException goneOrGoing) {
            // That is what was asked for.
        }
    }

    @Override
    public void deleteCluster(ClusterRef cluster, String lastSnapshot) {
        try {
            rds.deleteDBCluster(delete ->
                    delete.dbClusterIdentifier(cluster.identifier())
                            .skipFinalSnapshot(false)
                            .finalDBSnapshotIdentifier(lastSnapshot));
        } catch (DbClusterNotFoundException gone) {
            // That is what was asked for.
        }
    }
}
