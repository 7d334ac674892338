package io.greenlight.sandbox.state;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// All that exists in one region. Its collections change in place, under the [Ledger]'s lock only.
public record AwsRegion(
        String name,
        SortedMap<String, Cluster> clusters,
        SortedMap<String, Instance> instances,
        SortedMap<String, ParameterGroup> clusterGroups,
        SortedMap<String, ParameterGroup> instanceGroups,
        SortedMap<String, Snapshot> snapshots,
        List<RdsEvent> events) {

    private static final String ACCOUNT = "000000000000";

    public static AwsRegion empty(String name) {
        return new AwsRegion(
                name,
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new ArrayList<>());
    }

    public String arn(String type, String identifier) {
        return "arn:aws:rds:%s:%s:%s:%s".formatted(name, ACCOUNT, type, identifier);
    }

    /// A group that somebody made, or the one that every family has.
    public Optional<ParameterGroup> clusterGroup(String group) {
        return Optional.ofNullable(clusterGroups.get(group))
                .or(() -> ParameterGroup.ofEngine(group));
    }

    public Optional<ParameterGroup> instanceGroup(String group) {
        return Optional.ofNullable(instanceGroups.get(group))
                .or(() -> ParameterGroup.ofEngine(group));
    }

    public void put(Cluster cluster) {
        clusters.put(cluster.identifier(), cluster);
    }

    public void put(Instance instance) {
        instances.put(instance.identifier(), instance);
    }

    /// The cluster, whatever it is called now.
    public Optional<Cluster> clusterOf(String resourceId) {
        return clusters.values().stream()
                .filter(cluster -> cluster.origin().resourceId().equals(resourceId))
                .findFirst();
    }

    /// All instances of a cluster, the writer first.
    public List<Instance> instancesOf(Cluster cluster) {
        return instances.values().stream()
                .filter(instance -> instance.cluster().equals(cluster.origin().resourceId()))
                .sorted(Comparator.comparing(instance -> !instance.isWriter()))
                .toList();
    }

    /// The instance that works on the volume itself, when the cluster is more than storage.
    public Optional<Instance> writerOf(Cluster cluster) {
        return instancesOf(cluster).stream().filter(Instance::isWriter).findFirst();
    }

    public List<Instance> readersOf(Cluster cluster) {
        return instancesOf(cluster).stream().filter(it -> !it.isWriter()).toList();
    }

    /// The instance, whatever it is called now.
    public Optional<Instance> instanceOf(String resourceId) {
        return instances.values().stream()
                .filter(instance -> instance.origin().resourceId().equals(resourceId))
                .findFirst();
    }
}
