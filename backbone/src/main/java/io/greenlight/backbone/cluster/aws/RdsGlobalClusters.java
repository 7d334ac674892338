package io.greenlight.backbone.cluster.aws;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.GlobalCluster;
import io.greenlight.backbone.cluster.GlobalClusters;
import io.greenlight.backbone.cluster.RdsAtWork;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.PostgresVersion;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.Optional;
import software.amazon.awssdk.arns.Arn;
import software.amazon.awssdk.services.rds.model.Filter;
import software.amazon.awssdk.services.rds.model.GlobalClusterMember;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterStateException;
import software.amazon.awssdk.services.rds.model.InvalidDbInstanceStateException;
import software.amazon.awssdk.services.rds.model.InvalidGlobalClusterStateException;

/// Global Databases through RDS's API, which has no question for the one that a cluster is in: it
/// lists those with a member in a region.
@Singleton
final class RdsGlobalClusters implements GlobalClusters {

    private final RegionalClients clients;

    @Inject
    RdsGlobalClusters(RegionalClients clients) {
        this.clients = clients;
    }

    @Override
    public Optional<GlobalCluster> of(Cluster member) {
        String region = member.ref().region();
        Filter inRegion = Filter.builder().name("region").values(region).build();
        return clients
                .rds(region)
                .describeGlobalClustersPaginator(request -> request.filters(inRegion))
                .globalClusters()
                .stream()
                .filter(entry ->
                        entry.globalClusterMembers().stream()
                                .anyMatch(one -> member.arn().equals(one.dbClusterArn())))
                .map(RdsGlobalClusters::read)
                .findFirst();
    }

    /// Asked for where the primary is: a cluster is changed in its own region.
    @Override
    public void upgrade(GlobalCluster global, PostgresVersion version) {
        String region = global.members().getFirst().cluster().region();
        try {
            clients.rds(region)
                    .modifyGlobalCluster(request ->
                            request.globalClusterIdentifier(global.identifier())
                                    .engineVersion(version.toString())
                                    .allowMajorVersionUpgrade(false));
        } catch (InvalidGlobalClusterStateException
                | InvalidDbClusterStateException
                | InvalidDbInstanceStateException busy) {
            throw new RdsAtWork(String.valueOf(busy.getMessage()), busy);
        }
    }

    private static GlobalCluster read(
            software.amazon.awssdk.services.rds.model.GlobalCluster entry) {
        return new GlobalCluster(
                entry.globalClusterIdentifier(),
                Optional.ofNullable(entry.engineVersion())
                        .flatMap(RdsCluster::version)
                        .orElse(Cluster.NO_POSTGRES),
                Optional.ofNullable(entry.status()).orElse(""),
                Optional.ofNullable(entry.endpoint()).filter(host -> !host.isEmpty()).orElse(null),
                entry.globalClusterMembers().stream()
                        .map(RdsGlobalClusters::member)
                        .sorted(Comparator.comparing(one -> !one.writes()))
                        .toList());
    }

    private static GlobalCluster.Member member(GlobalClusterMember entry) {
        Arn arn = Arn.fromString(entry.dbClusterArn());
        return new GlobalCluster.Member(
                new ClusterRef(arn.region().orElse(""), arn.resource().resource()),
                entry.dbClusterArn(),
                Boolean.TRUE.equals(entry.isWriter()));
    }
}
