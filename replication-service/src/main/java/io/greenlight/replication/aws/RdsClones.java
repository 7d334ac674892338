package io.greenlight.replication.aws;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.PostgresVersion;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBParameterGroupStatus;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.InvalidDbInstanceStateException;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterToPointInTimeRequest;
import software.amazon.awssdk.services.rds.model.ServerlessV2ScalingConfigurationInfo;
import software.amazon.awssdk.services.rds.model.Tag;
import software.amazon.awssdk.services.rds.model.VpcSecurityGroupMembership;

/// Clones through RDS's API.
@Singleton
final class RdsClones implements Clones {

    /// The storage that RDS gives to who asks for none.
    private static final String USUAL_STORAGE = "aurora";

    private static final String PENDING = "pending-reboot";

    private final RdsClient rds;
    private final UpgradeComplaints complaints;

    @Inject
    RdsClones(RdsClient rds) {
        this.rds = rds;
        this.complaints = new UpgradeComplaints(rds);
    }

    @Override
    public void make(Cluster source, ClusterRef target, Tags tags) {
        DBCluster like = describe(source.ref());
        rds.restoreDBClusterToPointInTime(request(like, target, tags));
    }

    @Override
    public List<Instance> instances(ClusterRef cluster) {
        DBCluster described;
        try {
            described = describe(cluster);
        } catch (DbClusterNotFoundException gone) {
            return List.of();
        }
        Map<String, DBClusterMember> members =
                described.dbClusterMembers().stream()
                        .collect(
                                Collectors.toMap(
                                        DBClusterMember::dbInstanceIdentifier, member -> member));
        return members.values().stream()
                .flatMap(this::instance)
                .sorted(Comparator.comparing(Instance::name))
                .toList();
    }

    @Override
    public void addInstance(
            Cluster target, String name, Instance like, Optional<String> parameterGroup) {
        List<Tag> tags = target.tags().entrySet().stream().map(RdsClones::tag).toList();
        DBInstance model =
                rds.describeDBInstances(request -> request.dbInstanceIdentifier(like.name()))
                        .dbInstances()
                        .getFirst();
        rds.createDBInstance(request ->
                request.dbInstanceIdentifier(name)
                        .dbClusterIdentifier(target.ref().identifier())
                        .dbInstanceClass(like.size())
                        .engine(Cluster.ENGINE)
                        .dbParameterGroupName(parameterGroup.orElse(null))
                        .publiclyAccessible(model.publiclyAccessible())
                        .promotionTier(model.promotionTier())
                        .autoMinorVersionUpgrade(model.autoMinorVersionUpgrade())
                        .preferredMaintenanceWindow(model.preferredMaintenanceWindow())
                        .tags(tags));
    }

    @Override
    public void upgrade(
            Cluster target, PostgresVersion version, String cluster, Optional<String> instances) {
        rds.modifyDBCluster(request ->
                request.dbClusterIdentifier(target.ref().identifier())
                        .engineVersion(version.toString())
                        .allowMajorVersionUpgrade(version.major() != target.version().major())
                        .dbClusterParameterGroupName(cluster)
                        .dbInstanceParameterGroupName(instances.orElse(null))
                        .applyImmediately(true));
    }

    @Override
    public List<String> complaints(Cluster target, Instant since) {
        return complaints.about(target, since);
    }

    @Override
    public void reboot(Instance instance) {
        rds.rebootDBInstance(request -> request.dbInstanceIdentifier(instance.name()));
    }

    @Override
    public void deleteInstance(Instance instance) {
        try {
            rds.deleteDBInstance(request ->
                    request.dbInstanceIdentifier(instance.name()).skipFinalSnapshot(true));
        } catch (DbInstanceNotFoundException | InvalidDbInstanceStateException leaving) {
            // Gone, on its way, or not yet where it can be deleted: the next look will tell.
        }
    }

    @Override
    public void deleteCluster(Cluster target) {
        try {
            rds.deleteDBCluster(request ->
                    request.dbClusterIdentifier(target.ref().identifier()).skipFinalSnapshot(true));
        } catch (DbClusterNotFoundException gone) {
            // Deleted before: what was wanted.
        }
    }

    private DBCluster describe(ClusterRef cluster) {
        return rds.describeDBClusters(request -> request.dbClusterIdentifier(cluster.identifier()))
                .dbClusters()
                .getFirst();
    }

    private static RestoreDbClusterToPointInTimeRequest request(
            DBCluster like, ClusterRef target, Tags tags) {
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
                        .tags(tags.all().entrySet().stream().map(RdsClones::tag).toList());
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

    private Stream<Instance> instance(DBClusterMember member) {
        try {
            return rds
                    .describeDBInstances(
                            request -> request.dbInstanceIdentifier(member.dbInstanceIdentifier()))
                    .dbInstances()
                    .stream()
                    .map(instance -> instance(member, instance));
        } catch (DbInstanceNotFoundException gone) {
            return Stream.empty();
        }
    }

    private static Instance instance(DBClusterMember member, DBInstance instance) {
        List<DBParameterGroupStatus> groups = instance.dbParameterGroups();
        return new Instance(
                instance.dbInstanceIdentifier(),
                instance.dbInstanceClass(),
                instance.dbInstanceStatus(),
                Boolean.TRUE.equals(member.isClusterWriter())
                        ? Instance.Role.WRITER
                        : Instance.Role.READER,
                groups.stream()
                        .map(DBParameterGroupStatus::dbParameterGroupName)
                        .findFirst()
                        .orElse(""),
                PENDING.equals(member.dbClusterParameterGroupStatus())
                        || groups.stream()
                                .anyMatch(group -> PENDING.equals(group.parameterApplyStatus())));
    }

    private static Tag tag(Map.Entry<String, String> tag) {
        return Tag.builder().key(tag.getKey()).value(tag.getValue()).build();
    }
}
