package io.greenlight.backbone.cluster;

import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.ResourceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A fleet in memory, for tests.
public final class FakeFleet implements Fleet {

    private final Map<String, Cluster> clusters = new LinkedHashMap<>();
    private final Map<PostgresVersion, List<PostgresVersion>> targets = new HashMap<>();
    private final List<String> broken = new ArrayList<>();

    /// A cluster that is available, at some version, with these tags.
    public static Cluster cluster(
            String identifier, PostgresVersion version, Map<String, String> tags) {
        return new Cluster(
                new ClusterRef("eu-central-1", identifier),
                new ResourceId("cluster-" + identifier),
                "arn:aws:rds:eu-central-1:000000000000:cluster:" + identifier,
                Cluster.ENGINE,
                version,
                "available",
                new Endpoint("localhost", 5432),
                Optional.of(identifier + "-1"),
                List.of(identifier + "-1"),
                "default.aurora-postgresql" + version.major(),
                tags);
    }

    /// Puts the cluster there, in place of one with its name.
    public void put(Cluster cluster) {
        clusters.put(cluster.ref().identifier(), cluster);
    }

    /// Takes it away.
    public void remove(String identifier) {
        clusters.remove(identifier);
    }

    /// What that version can be upgraded to.
    public void offer(String from, String... to) {
        targets.put(
                PostgresVersion.parse(from),
                Stream.of(to).map(PostgresVersion::parse).sorted().toList());
    }

    /// From now on every change of that cluster fails.
    public void breakDown(String identifier) {
        broken.add(identifier);
    }

    /// The cluster's changes succeed again.
    public void repair(String identifier) {
        broken.remove(identifier);
    }

    public Map<String, String> tagsOf(String identifier) {
        return Optional.ofNullable(clusters.get(identifier)).map(Cluster::tags).orElse(Map.of());
    }

    @Override
    public Stream<Cluster> all() {
        return List.copyOf(clusters.values()).stream();
    }

    @Override
    public Optional<Cluster> find(ClusterRef cluster) {
        return all().filter(one -> one.ref().equals(cluster)).findFirst();
    }

    @Override
    public Optional<Cluster> find(ResourceId resourceId) {
        return all().filter(one -> one.resourceId().equals(resourceId)).findFirst();
    }

    @Override
    public Optional<Endpoint> endpointOf(String instance) {
        return all().filter(one -> one.instances().contains(instance))
                .map(Cluster::endpoint)
                .findFirst();
    }

    @Override
    public List<PostgresVersion> upgradeTargets(PostgresVersion from) {
        return targets.getOrDefault(from, List.of());
    }

    @Override
    public void tag(Cluster cluster, Map<String, String> tags) {
        change(cluster, now -> now.putAll(tags));
    }

    @Override
    public void untag(Cluster cluster, List<String> keys) {
        change(cluster, now -> keys.forEach(now::remove));
    }

    private void change(Cluster cluster, Consumer<Map<String, String>> change) {
        if (broken.contains(cluster.ref().identifier())) {
            throw new IllegalStateException("RDS refuses to change " + cluster.ref());
        }
        Cluster now = find(cluster.ref()).orElseThrow();
        Map<String, String> tags = new HashMap<>(now.tags());
        change.accept(tags);
        put(withTags(now, tags));
    }

    /// The same cluster with other tags.
    public static Cluster withTags(Cluster one, Map<String, String> tags) {
        return new Cluster(
                one.ref(),
                one.resourceId(),
                one.arn(),
                one.engine(),
                one.version(),
                one.status(),
                one.endpoint(),
                one.writerInstance(),
                one.instances(),
                one.parameterGroup(),
                tags);
    }

    /// The same cluster in another of RDS's states.
    public static Cluster withStatus(Cluster one, String status) {
        return new Cluster(
                one.ref(),
                one.resourceId(),
                one.arn(),
                one.engine(),
                one.version(),
                status,
                one.endpoint(),
                one.writerInstance(),
                one.instances(),
                one.parameterGroup(),
                one.tags());
    }
}
