package io.greenlight.replication.inplace;

import io.greenlight.backbone.cluster.Clones;
import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.backbone.cluster.Instance;
import io.greenlight.backbone.cluster.Instances;
import io.greenlight.backbone.cluster.LogExports;
import io.greenlight.backbone.cluster.ParameterGroups;
import io.greenlight.backbone.cluster.RunTags;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.ResourceId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What RDS does with the clusters of a fleet in memory. What it was asked for has come about when
/// the test says so.
public final class FakeRds implements Instances, Clones, ParameterGroups, LogExports {

    private final FakeFleet fleet;
    private final List<Entry> entries = new ArrayList<>();
    private final SortedMap<String, Wish> groups = new TreeMap<>();
    private final List<String> asked = new ArrayList<>();
    private boolean exporting;

    public FakeRds(FakeFleet fleet) {
        this.fleet = fleet;
    }

    /// An instance and the name of its cluster.
    private record Entry(String cluster, Instance instance) {}

    /// Puts an instance there.
    public void put(String cluster, Instance instance) {
        entries.add(new Entry(cluster, instance));
    }

    /// An instance that is available.
    public static Instance instance(String name, Instance.Role role, String parameterGroup) {
        return new Instance(
                name, "arn:" + name, "db.r6g.large", "available", role, parameterGroup, false);
    }

    /// What was asked for, in that order.
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /// The groups that were made.
    public SortedMap<String, Wish> groups() {
        return groups;
    }

    /// Everything that was asked for comes about.
    public void work() {
        exporting |= asked.contains("export");
        fleet.all()
                .filter(cluster -> !cluster.isAvailable())
                .forEach(cluster -> fleet.put(FakeFleet.withStatus(cluster, "available")));
        entries.replaceAll(entry -> new Entry(entry.cluster(), available(entry.instance())));
    }

    private static Instance available(Instance one) {
        return new Instance(
                one.name(),
                one.arn(),
                one.size(),
                "available",
                one.role(),
                one.parameterGroup(),
                one.rebootPending());
    }

    @Override
    public List<Instance> of(ClusterRef cluster) {
        return entries.stream()
                .filter(entry -> entry.cluster().equals(cluster.identifier()))
                .map(Entry::instance)
                .sorted(Comparator.comparing(Instance::name))
                .toList();
    }

    @Override
    public List<Instance> of(ResourceId cluster) {
        return fleet.find(cluster).map(found -> of(found.ref())).orElse(List.of());
    }

    @Override
    public void add(Cluster cluster, String name, Instance like, Optional<String> group) {
        asked.add("instance " + name);
        put(
                cluster.ref().identifier(),
                new Instance(
                        name,
                        "arn:" + name,
                        like.size(),
                        "creating",
                        Instance.Role.WRITER,
                        group.orElse(""),
                        false));
    }

    @Override
    public void give(Instance instance, String parameterGroup) {
        throw new UnsupportedOperationException("nothing here gets another group");
    }

    @Override
    public void reboot(Instance instance) {
        throw new UnsupportedOperationException("nothing here reboots");
    }

    @Override
    public void make(Cluster source, ClusterRef target, RunTags tags) {
        asked.add("clone " + target);
        Cluster clone = FakeFleet.cluster(target.identifier(), source.version(), tags.all());
        fleet.put(FakeFleet.withStatus(clone, "creating"));
    }

    @Override
    public void delete(Instance instance) {
        asked.add("no instance " + instance.name());
        entries.removeIf(entry -> entry.instance().name().equals(instance.name()));
    }

    @Override
    public void delete(Cluster clone) {
        asked.add("no clone " + clone.ref());
        fleet.remove(clone.ref().identifier());
    }

    @Override
    public Copied copy(Kind kind, String sourceGroup, PostgresVersion version, Wish wish) {
        groups.put(wish.name(), wish);
        return new Copied(
                List.of("work_mem"),
                List.of("force_parallel_mode -> debug_parallel_query"),
                List.of("promote_trigger_file", "rds.other"));
    }

    @Override
    public void deleteAll(String prefix) {
        groups.keySet().removeIf(name -> name.startsWith(prefix));
    }

    @Override
    public boolean isOn(Cluster cluster, String log) {
        return exporting && log.equals(POSTGRESQL);
    }

    @Override
    public void turnOn(Cluster cluster, String log) {
        asked.add("export");
    }
}
