package io.greenlight.backbone.cluster.aws;

import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.ResourceId;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.Filter;

/// Entries of DescribeDBClusters, in AWS's words, for who needs what `Cluster` does not tell.
public final class ClusterEntries {

    private final RdsClient rds;

    public ClusterEntries(RdsClient rds) {
        this.rds = rds;
    }

    /// The cluster that carries that name now, in the client's region.
    public Optional<DBCluster> find(ClusterRef cluster) {
        try {
            return rds
                    .describeDBClusters(
                            request -> request.dbClusterIdentifier(cluster.identifier()))
                    .dbClusters()
                    .stream()
                    .findFirst();
        } catch (DbClusterNotFoundException gone) {
            return Optional.empty();
        }
    }

    /// The cluster of that resource id, whatever its name is now.
    public Optional<DBCluster> find(ResourceId resourceId) {
        Filter filter =
                Filter.builder().name("db-cluster-resource-id").values(resourceId.value()).build();
        try {
            return rds
                    .describeDBClustersPaginator(request -> request.filters(filter))
                    .dbClusters()
                    .stream()
                    .filter(it -> resourceId.value().equals(it.dbClusterResourceId()))
                    .findFirst();
        } catch (DbClusterNotFoundException gone) {
            return Optional.empty();
        }
    }
}
