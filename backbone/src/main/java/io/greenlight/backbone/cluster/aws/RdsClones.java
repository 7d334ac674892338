package io.greenlight.backbone.cluster.aws;

import io.greenlight.backbone.cluster.Clones;
import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.RunTags;
import io.greenlight.contracts.ClusterRef;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterToPointInTimeRequest;
import software.amazon.awssdk.services.rds.model.ServerlessV2ScalingConfigurationInfo;
import software.amazon.awssdk.services.rds.model.VpcSecurityGroupMembership;

/// Clones through RDS's API.
@Singleton
final class RdsClones implements Clones {

    /// The storage that RDS gives to who asks for none.
    private static final String USUAL_STORAGE = "aurora";

    private final RdsClient rds;
    private final ClusterEntries clusters;

    @Inject
    RdsClones(RdsClient rds) {
        this.rds = rds;
        this.clusters = new ClusterEntries(rds);
    }

    @Override
    public void make(Cluster source, ClusterRef target, RunTags tags) {
        DBCluster like = clusters.find(source.ref()).orElseThrow();
        rds.restoreDBClusterToPointInTime(request(like, target, tags));
    }

    @Override
    public void delete(Cluster clone) {
        try {
            rds.deleteDBCluster(request ->
                    request.dbClusterIdentifier(clone.ref().identifier()).skipFinalSnapshot(true));
        } catch (DbClusterNotFoundException gone) {
            // Deleted before: what was wanted.
        }
    }

    private static RestoreDbClusterToPointInTimeRequest request(
            DBCluster like, ClusterRef target, RunTags tags) {
        RestoreDbClusterToPointInTimeRequest.Builder request =
                RestoreDbClusterToPointInTimeRequest.builder()
                        .sourceDBClusterIdentifier(like.dbClusterIdentifier())
                        .dbClusterIdentifier(target.identifier())
                        .restoreType("copy-on-write")
                        .useLatestRestorableTime(true)
                        // Left out it is the engine's default, not the source's.
                        .port(like.port())
                        .dbSubnetGroupName(like.dbSubnetGroup())
                        .dbClusterParameterGroupName(like.dbClusterParameterGroup())
                        .enableIAMDatabaseAuthentication(like.iamDatabaseAuthenticationEnabled())
                        // Until the cutover it may be thrown away; the source is the one to
                        // protect.
                        .deletionProtection(false)
                        .copyTagsToSnapshot(like.copyTagsToSnapshot())
                        .tags(RdsTags.of(tags.all()));
        List<String> groups =
                like.vpcSecurityGroups().stream()
                        .map(VpcSecurityGroupMembership::vpcSecurityGroupId)
                        .toList();
        if (!groups.isEmpty()) {
            request.vpcSecurityGroupIds(groups);
        }
        if (!USUAL_STORAGE.equals(like.storageType())) {
            request.storageType(like.storageType());
        }
        ServerlessV2ScalingConfigurationInfo serverless = like.serverlessV2ScalingConfiguration();
        if (serverless != null) {
            request.serverlessV2ScalingConfiguration(scaling ->
                    scaling.minCapacity(serverless.minCapacity())
                            .maxCapacity(serverless.maxCapacity())
                            .secondsUntilAutoPause(serverless.secondsUntilAutoPause()));
        }
        if (!like.enabledCloudwatchLogsExports().isEmpty()) {
            request.enableCloudwatchLogsExports(like.enabledCloudwatchLogsExports());
        }
        return request.build();
    }
}
