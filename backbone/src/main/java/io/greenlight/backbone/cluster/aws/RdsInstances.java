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
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBParameterGroupStatus;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.Filter;
import software.amazon.awssdk.services.rds.model.InvalidDbInstanceStateException;

/// Instances through RDS's API, which tells one half of them with their cluster, and the other by
/// the cluster's name: in between an instance may be gone, or the name another cluster's. So who is
/// missing in the second answer is asked for by itself.
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
        return cluster.filter(DBCluster::hasDbClusterMembers).map(this::members).orElse(List.of());
    }

    private List<Instance> members(DBCluster cluster) {
        Map<String, DBInstance> named =
                all(cluster.dbClusterIdentifier()).stream()
                        .collect(
                                Collectors.toMap(
                                        DBInstance::dbInstanceIdentifier,
                                        Function.identity(),
                                        (_, later) -> later));
        return cluster.dbClusterMembers().stream()
                .flatMap(member ->
                        Optional.ofNullable(named.get(member.dbInstanceIdentifier()))
                                .or(() -> find(member.dbInstanceIdentifier()))
                                .map(one -> instance(member, one))
                                .stream())
                .sorted(Comparator.comparing(Instance::name))
                .toList();
    }

    private List<DBInstance> all(String cluster) {
        Filter filter = Filter.builder().name("db-cluster-id").values(cluster).build();
        try {
            return rds
                    .describeDBInstancesPaginator(request -> request.filters(filter))
                    .dbInstances()
                    .stream()
                    .toList();
        } catch (DbClusterNotFoundException renamed) {
            return List.of();
        }
    }

    private Optional<DBInstance> find(String name) {
        try {
            return rds
                    .describeDBInstances(request -> request.dbInstanceIdentifier(name))
                    .dbInstances()
                    .stream()
                    .findFirst();
        } catch (DbInstanceNotFoundException gone) {
            return Optional.empty();
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
