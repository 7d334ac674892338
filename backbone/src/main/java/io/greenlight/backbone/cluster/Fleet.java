package io.greenlight.backbone.cluster;

import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.ResourceId;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;

/// What RDS knows of the clusters of one region. Everything here only looks, but for the tags.
public interface Fleet {

    /// Every cluster of the account in this region, page by page as the stream is read.
    Stream<Cluster> all();

    /// The cluster that carries that name now.
    Optional<Cluster> find(ClusterRef cluster);

    /// The cluster of that resource id, whatever its name is now.
    Optional<Cluster> find(ResourceId resourceId);

    /// The cluster of that resource id, which was there when somebody looked before.
    ///
    /// @throws NoSuchElementException if it is gone
    default Cluster require(ResourceId resourceId) {
        return find(resourceId)
                .orElseThrow(() ->
                        new NoSuchElementException(
                                "the cluster with resource id %s is gone".formatted(resourceId)));
    }

    /// Where an instance answers, once it does.
    Optional<Endpoint> endpointOf(String instance);

    /// Where the instance answers that writes now; empty while none does.
    default Optional<Endpoint> writerOf(Cluster cluster) {
        return cluster.writerInstance().flatMap(this::endpointOf);
    }

    /// The versions that RDS upgrades that one to, in ascending order.
    List<PostgresVersion> upgradeTargets(PostgresVersion from);

    /// Sets tags; those that are set already get the new value.
    void tag(Cluster cluster, Map<String, String> tags);

    /// Removes tags; those that are not there are passed over.
    void untag(Cluster cluster, List<String> keys);
}
