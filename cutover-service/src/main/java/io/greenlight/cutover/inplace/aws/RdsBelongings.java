package io.greenlight.cutover.inplace.aws;

import io.greenlight.backbone.cluster.aws.ClusterEntries;
import io.greenlight.contracts.ResourceId;
import io.greenlight.cutover.inplace.wayback.Belongings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBClusterRole;

/// Belongings as DescribeDBClusters tells of them.
@Singleton
public final class RdsBelongings implements Belongings {

    private final ClusterEntries clusters;

    @Inject
    public RdsBelongings(RdsClient rds) {
        this.clusters = new ClusterEntries(rds);
    }

    @Override
    public List<String> roles(ResourceId cluster) {
        return clusters.find(cluster).stream()
                .flatMap(entry -> entry.associatedRoles().stream())
                .map(RdsBelongings::named)
                .sorted()
                .toList();
    }

    @Override
    public List<String> customEndpoints(ResourceId cluster) {
        return clusters.find(cluster).stream()
                .flatMap(entry -> entry.customEndpoints().stream())
                .sorted()
                .toList();
    }

    private static String named(DBClusterRole role) {
        String feature = Objects.requireNonNullElse(role.featureName(), "");
        return feature.isEmpty() ? role.roleArn() : "%s for %s".formatted(role.roleArn(), feature);
    }
}
