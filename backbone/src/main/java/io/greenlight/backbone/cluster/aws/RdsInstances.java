package io.greenlight.backbone.cluster.aws;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Instance;
import io.greenlight.backbone.cluster.Instances;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.ResourceId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBParameterGroupStatus;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.InvalidDbInstanceStateException;

/// Instances through RDS's API, which tells one half of them with their cluster, and the other by
/// itself: an instance may be gone in between.
@Singleton
final class RdsInstances implements Instances {

    private static final String PENDING = "pending-reboot";

    private final RdsClient rds;
    private final ClusterEntries clusters;

    @Inject
    RdsInstances(RdsClient rds) {
        this.rds = rds;
        this.clusters = new ClusterEntries(rds);
    }

    @Override
    public List<Instance> of(ClusterRef cluster) {
        return of(clusters.find(cluster));
    }

    @Override
    public List<Instance> of(ResourceId cluster) {
        return of(clusters.find(cluster));
    }

    @Override
    public void add(Cluster cluster, String name, Instance like, Optional<String> parameterGroup) {
        DBInstance model =
                rds.describeDBInstances(request -> request.dbInstanceIdentifier(like.name()))
                        .dbInstances()
                        .getFirst();
        rds.createDBInstance(request ->
                request.dbInstanceIdentifier(name)
                        .dbClusterIdentifier(cluster.ref().identifier())
                        .dbInstanceClass(like.size())
                        .engine(Cluster.ENGINE)
                        .dbParameterGroupName(parameterGroup.orElse(null))
                        .publiclyAccessible(model.publiclyAccessible())
                        .promotionTier(model.promotionTier())
                        .autoMinorVersionUpgrade(model.autoMinorVersionUpgrade())
                        .preferredMaintenanceWindow(model.preferredMaintenanceWindow())
                        .tags(RdsTags.of(cluster.tags())));
    }

    @Override
    public void give(Instance instance, String parameterGroup) {
        rds.modifyDBInstance(request ->
                request.dbInstanceIdentifier(instance.name())
                        .dbParameterGroupName(parameterGroup)
                        .applyImmediately(true));
    }

    @Override
    public void reboot(Instance instance) {
        rds.rebootDBInstance(request -> request.dbInstanceIdentifier(instance.name()));
    }

    @Override
    public void delete(Instance instance) {
        try {
            rds.deleteDBInstance(request ->
                    request.dbInstanceIdentifier(instance.name()).skipFinalSnapshot(true));
        } catch (DbInstanceNotFoundException | InvalidDbInstanceStateException leaving) {
            // Gone, on its way, or not yet where it can be deleted: the next look will tell.
        }
    }

    private List<Instance> of(Optional<DBCluster> cluster) {
        return cluster.stream()
                .flatMap(it -> it.dbClusterMembers().stream())
                .flatMap(this::instance)
                .sorted(Comparator.comparing(Instance::name))
                .toList();
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
                instance.dbInstanceArn(),
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
}
