package io.greenlight.preflight.aws;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.GlobalCluster;
import io.greenlight.backbone.cluster.GlobalClusters;
import io.greenlight.backbone.cluster.aws.RdsFleet;
import io.greenlight.backbone.cluster.aws.RegionalClients;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.preflight.check.Estate;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBParameterGroupStatus;
import software.amazon.awssdk.services.rds.model.Filter;
import software.amazon.awssdk.services.rds.model.LocalWriteForwardingStatus;
import software.amazon.awssdk.services.rds.model.RdsException;
import software.amazon.awssdk.services.rds.model.ResourcePendingMaintenanceActions;

/// The estate as RDS's API tells of it, each cluster where it is. A refusal that would come again
/// is a finding; what may pass (throttling, a lost connection) is left to the message, which comes
/// again.
@Singleton
final class RdsEstate implements Estate {

    private final RegionalClients clients;
    private final GlobalClusters globals;

    @Inject
    RdsEstate(RegionalClients clients, GlobalClusters globals) {
        this.clients = clients;
        this.globals = globals;
    }

    @Override
    public Particulars particulars(Cluster cluster) {
        return answered(() -> {
            DBCluster described = described(cluster);
            return new Particulars(
                    Pending.changes(described.pendingModifiedValues()),
                    Optional.ofNullable(described.globalClusterIdentifier())
                            .filter(name -> !name.isEmpty()),
                    Attachments.of(described, cluster),
                    instances(cluster),
                    writeForwarding(described));
        });
    }

    @Override
    public List<Maintenance> maintenance(Cluster cluster) {
        return answered(() ->
                Stream.concat(
                                pending(
                                        cluster,
                                        "db-cluster-id",
                                        List.of(cluster.ref().identifier())),
                                pending(cluster, "db-instance-id", cluster.instances()))
                        .flatMap(RdsEstate::actions)
                        .toList());
    }

    @Override
    public boolean isOffered(Cluster cluster, String instanceClass, PostgresVersion version) {
        return answered(() ->
                rds(cluster)
                        .describeOrderableDBInstanceOptions(request ->
                                request.engine(Cluster.ENGINE)
                                        .engineVersion(version.toString())
                                        .dbInstanceClass(instanceClass))
                        .orderableDBInstanceOptions()
                        .stream()
                        .anyMatch(option -> instanceClass.equals(option.dbInstanceClass())));
    }

    @Override
    public List<PostgresVersion> globalTargets(Cluster member, PostgresVersion from) {
        return answered(() -> new RdsFleet(rds(member)).globalTargets(from));
    }

    @Override
    public int sharersOfVolume(Cluster cluster) {
        return answered(() -> {
            String volume = described(cluster).cloneGroupId();
            return volume == null ? 1 : sharers(cluster, volume);
        });
    }

    @Override
    public Optional<GlobalCluster> global(Cluster cluster) {
        return answered(() -> globals.of(cluster));
    }

    @Override
    public Optional<Cluster> find(ClusterRef cluster) {
        return answered(() -> new RdsFleet(clients.rds(cluster.region())).find(cluster));
    }

    @Override
    public Settings settings(Cluster cluster) {
        return answered(() -> new GroupSettings(rds(cluster)).of(cluster));
    }

    private RdsClient rds(Cluster cluster) {
        return clients.rds(cluster.ref().region());
    }

    private int sharers(Cluster cluster, String volume) {
        return (int)
                rds(cluster).describeDBClustersPaginator().dbClusters().stream()
                        .filter(one -> volume.equals(one.cloneGroupId()))
                        .count();
    }

    /// Being turned on or off it is on: a session may still write through it.
    private static Optional<String> writeForwarding(DBCluster described) {
        return Optional.ofNullable(described.localWriteForwardingStatusAsString())
                .filter(status -> !status.isEmpty())
                .filter(status -> !status.equals(LocalWriteForwardingStatus.DISABLED.toString()));
    }

    private DBCluster described(Cluster cluster) {
        return rds(cluster)
                .describeDBClusters(
                        request -> request.dbClusterIdentifier(cluster.ref().identifier()))
                .dbClusters()
                .getFirst();
    }

    private List<Instance> instances(Cluster cluster) {
        return rds(cluster)
                .describeDBInstancesPaginator(request ->
                        request.filters(
                                filter("db-cluster-id", List.of(cluster.ref().identifier()))))
                .dbInstances()
                .stream()
                .map(RdsEstate::instance)
                .toList();
    }

    private static Instance instance(DBInstance one) {
        return new Instance(
                one.dbInstanceIdentifier(),
                one.dbInstanceClass(),
                one.dbParameterGroups().stream()
                        .map(DBParameterGroupStatus::parameterApplyStatus)
                        .toList());
    }

    private Stream<ResourcePendingMaintenanceActions> pending(
            Cluster cluster, String filter, List<String> names) {
        return names.isEmpty()
                ? Stream.empty()
                : rds(cluster)
                        .describePendingMaintenanceActionsPaginator(
                                request -> request.filters(filter(filter, names)))
                        .pendingMaintenanceActions()
                        .stream();
    }

    private static Stream<Maintenance> actions(ResourcePendingMaintenanceActions resource) {
        return resource.pendingMaintenanceActionDetails().stream()
                .map(one ->
                        new Maintenance(
                                resource.resourceIdentifier(),
                                one.action(),
                                Optional.ofNullable(one.description()).orElse("")));
    }

    private static Filter filter(String name, List<String> values) {
        return Filter.builder().name(name).values(values).build();
    }

    private static <T> T answered(Supplier<T> call) {
        try {
            return call.get();
        } catch (RdsException refused) {
            if (refused.isThrottlingException() || refused.statusCode() >= 500) {
                throw refused;
            }
            throw new Unanswered(String.valueOf(refused.getMessage()), refused);
        }
    }
}
