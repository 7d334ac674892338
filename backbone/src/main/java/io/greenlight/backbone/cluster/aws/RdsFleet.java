package io.greenlight.backbone.cluster.aws;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Fleet;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.ResourceId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBEngineVersion;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.UpgradeTarget;

/// The clusters as RDS's API tells of them. Tags come with the clusters, so that a scan of the
/// fleet costs one call for every hundred clusters; throttling is left to the SDK's own retries.
@Singleton
public final class RdsFleet implements Fleet {

    private final RdsClient rds;
    private final ClusterEntries clusters;

    @Inject
    public RdsFleet(RdsClient rds) {
        this.rds = rds;
        this.clusters = new ClusterEntries(rds);
    }

    @Override
    public Stream<Cluster> all() {
        return rds.describeDBClustersPaginator().dbClusters().stream()
                .map(RdsCluster::read)
                .flatMap(Optional::stream);
    }

    @Override
    public Optional<Cluster> find(ClusterRef cluster) {
        return clusters.find(cluster)
                .flatMap(RdsCluster::read)
                .filter(one -> one.ref().equals(cluster));
    }

    @Override
    public Optional<Cluster> find(ResourceId resourceId) {
        return clusters.find(resourceId).flatMap(RdsCluster::read);
    }

    @Override
    public Optional<Endpoint> endpointOf(String instance) {
        try {
            return rds
                    .describeDBInstances(request -> request.dbInstanceIdentifier(instance))
                    .dbInstances()
                    .stream()
                    .map(DBInstance::endpoint)
                    .filter(endpoint -> endpoint != null && endpoint.address() != null)
                    .map(endpoint -> new Endpoint(endpoint.address(), endpoint.port()))
                    .findFirst();
        } catch (DbInstanceNotFoundException gone) {
            return Optional.empty();
        }
    }

    @Override
    public List<PostgresVersion> upgradeTargets(PostgresVersion from) {
        return targets(from, _ -> true);
    }

    /// Those to which a member of a Global Database can be upgraded in this region.
    public List<PostgresVersion> globalTargets(PostgresVersion from) {
        return targets(from, target -> !Boolean.FALSE.equals(target.supportsGlobalDatabases()));
    }

    private List<PostgresVersion> targets(PostgresVersion from, Predicate<UpgradeTarget> wanted) {
        return rds
                .describeDBEngineVersionsPaginator(
                        request -> request.engine(Cluster.ENGINE).engineVersion(from.toString()))
                .dbEngineVersions()
                .stream()
                .map(DBEngineVersion::validUpgradeTarget)
                .flatMap(List::stream)
                .filter(target -> Cluster.ENGINE.equals(target.engine()))
                .filter(wanted)
                .map(UpgradeTarget::engineVersion)
                .map(RdsCluster::version)
                .flatMap(Optional::stream)
                .filter(target -> target.compareTo(from) > 0)
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public void tag(Cluster cluster, Map<String, String> tags) {
        rds.addTagsToResource(
                request -> request.resourceName(cluster.arn()).tags(RdsTags.of(tags)));
    }

    @Override
    public void untag(Cluster cluster, List<String> keys) {
        rds.removeTagsFromResource(request -> request.resourceName(cluster.arn()).tagKeys(keys));
    }
}
