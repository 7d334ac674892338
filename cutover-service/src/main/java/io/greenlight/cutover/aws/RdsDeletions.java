package io.greenlight.cutover.aws;

import io.greenlight.backbone.cluster.Instance;
import io.greenlight.backbone.cluster.Instances;
import io.greenlight.backbone.cluster.UpgradeTags;
import io.greenlight.backbone.cluster.aws.ClusterEntries;
import io.greenlight.contracts.ResourceId;
import io.greenlight.cutover.cleanup.Deletions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.DbClusterSnapshotNotFoundException;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.InvalidDbInstanceStateException;
import software.amazon.awssdk.services.rds.model.Tag;

/// Deletes through RDS, whose calls take names: the cluster of the resource id is looked up anew
/// for each, so that a name which has changed hands since is not used.
@Singleton
final class RdsDeletions implements Deletions {

    private final RdsClient rds;
    private final ClusterEntries clusters;
    private final Instances instances;

    @Inject
    RdsDeletions(RdsClient rds, Instances instances) {
        this.rds = rds;
        this.clusters = new ClusterEntries(rds);
        this.instances = instances;
    }

    @Override
    public boolean isProtected(ResourceId cluster) {
        return clusters.find(cluster)
                .map(DBCluster::deletionProtection)
                .filter(Boolean.TRUE::equals)
                .isPresent();
    }

    @Override
    public List<Instance> members(ResourceId cluster) {
        return instances.of(cluster);
    }

    /// The service's role may delete instances that carry this tag, and no others.
    @Override
    public void delete(Instance member) {
        try {
            rds.addTagsToResource(request ->
                    request.resourceName(member.arn())
                            .tags(
                                    Tag.builder()
                                            .key(UpgradeTags.STATUS)
                                            .value(UpgradeTags.REPLACED)
                                            .build()));
        } catch (DbInstanceNotFoundException | InvalidDbInstanceStateException leaving) {
            // Gone, on its way, or not yet where it can be deleted: the next look will tell.
            return;
        }
        instances.delete(member);
    }

    @Override
    public void delete(ResourceId cluster, String lastSnapshot) {
        Optional<DBCluster> found = clusters.find(cluster);
        if (found.isEmpty()) {
            return;
        }
        try {
            rds.deleteDBCluster(request ->
                    request.dbClusterIdentifier(found.get().dbClusterIdentifier())
                            .skipFinalSnapshot(false)
                            .finalDBSnapshotIdentifier(lastSnapshot));
        } catch (DbClusterNotFoundException gone) {
            // Deleted before: what was wanted.
        }
    }

    @Override
    public Optional<LastSnapshot> snapshot(String name) {
        try {
            return rds
                    .describeDBClusterSnapshots(
                            request -> request.dbClusterSnapshotIdentifier(name))
                    .dbClusterSnapshots()
                    .stream()
                    .map(it ->
                            new LastSnapshot(new ResourceId(it.dbClusterResourceId()), it.status()))
                    .findFirst();
        } catch (DbClusterSnapshotNotFoundException absent) {
            return Optional.empty();
        }
    }
}
