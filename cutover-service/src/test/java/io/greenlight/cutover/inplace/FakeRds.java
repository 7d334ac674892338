package io.greenlight.cutover.inplace;

import io.greenlight.backbone.cluster.Clones;
import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.EngineUpgrades;
import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.backbone.cluster.Instance;
import io.greenlight.backbone.cluster.Instances;
import io.greenlight.backbone.cluster.LogExports;
import io.greenlight.backbone.cluster.ParameterGroups;
import io.greenlight.backbone.cluster.RunTags;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.ResourceId;
import io.greenlight.cutover.step.ClusterChanges;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// An RDS in memory, which begins with what it is asked for and ends it with [#getOn].
public final class FakeRds
        implements Instances, EngineUpgrades, LogExports, ClusterChanges, Clones, ParameterGroups {

    private final FakeFleet fleet;
    private final List<String> acts;
    private final Map<ResourceId, List<Instance>> members = new LinkedHashMap<>();
    private final List<String> complaints = new ArrayList<>();
    private Optional<String> objection = Optional.empty();
    private Optional<PostgresVersion> upgrading = Optional.empty();
    private boolean isDeaf;
    private boolean exports = true;
    private boolean takesGroups = true;
    private Optional<String> groupOfAll = Optional.empty();

    public FakeRds(FakeFleet fleet, List<String> acts) {
        this.fleet = fleet;
        this.acts = acts;
    }

    public void put(ResourceId cluster, String name, Instance.Role role) {
        put(cluster, name, role, "own");
    }

    /// An instance with that parameter group.
    public void put(ResourceId cluster, String name, Instance.Role role, String group) {
        members.computeIfAbsent(cluster, missing -> new ArrayList<>())
                .add(instance(name, role, "available", group));
    }

    /// It takes no other groups for instances from now on.
    public void refuseGroups() {
        takesGroups = false;
    }

    /// The instances of that cluster are gone.
    public void remove(ResourceId cluster) {
        members.remove(cluster);
    }

    /// The next upgrade fails, for that reason.
    public void object(String reason) {
        objection = Optional.of(reason);
    }

    /// The next upgrade fails, and no event says so.
    public void objectSilently() {
        objection = Optional.of("");
    }

    /// Clusters that are available have that version after all.
    public void showVersion(String version) {
        objection = Optional.empty();
        fleet.all()
                .filter(it -> !it.ref().equals(InPlaceWorld.BEFORE))
                .toList()
                .forEach(it ->
                        fleet.put(like(it, it.ref(), PostgresVersion.parse(version), it.status())));
    }

    /// That member fails for good.
    public void breakDown(ResourceId cluster, String name) {
        Objects.requireNonNull(members.get(cluster))
                .replaceAll(one ->
                        one.name().equals(name)
                                ? instance(name, one.role(), "failed", one.parameterGroup())
                                : one);
    }

    /// That member is at work again.
    public void repair(ResourceId cluster, String name) {
        Objects.requireNonNull(members.get(cluster))
                .replaceAll(one -> one.name().equals(name) ? made(one) : one);
    }

    /// From now on it does not hear of upgrades.
    public void becomeDeaf() {
        isDeaf = true;
    }

    public void loseExport() {
        exports = false;
    }

    /// All that was begun ends.
    public void getOn() {
        members.values().forEach(all -> all.replaceAll(it -> it.isBroken() ? it : made(it)));
        for (Cluster cluster : fleet.all().toList()) {
            if (cluster.status().equals("deleting")) {
                fleet.remove(cluster.ref().identifier());
            } else if (cluster.status().equals("upgrading")) {
                PostgresVersion ended =
                        objection.isPresent() ? cluster.version() : upgrading.orElseThrow();
                objection.filter(reason -> !reason.isEmpty()).ifPresent(complaints::add);
                groupOfAll
                        .filter(group -> objection.isEmpty())
                        .ifPresent(group -> regroup(cluster.resourceId(), group));
                fleet.put(like(cluster, cluster.ref(), ended, "available"));
            }
        }
    }

    @Override
    public List<Instance> of(ClusterRef cluster) {
        return fleet.find(cluster).map(it -> of(it.resourceId())).orElse(List.of());
    }

    @Override
    public List<Instance> of(ResourceId cluster) {
        return List.copyOf(members.getOrDefault(cluster, List.of()));
    }

    @Override
    public void add(Cluster cluster, String name, Instance like, Optional<String> group) {
        acts.add(
                "+instance %s of %s, group %s"
                        .formatted(name, cluster.ref(), group.orElse("none")));
        members.computeIfAbsent(cluster.resourceId(), missing -> new ArrayList<>())
                .add(instance(name, Instance.Role.READER, "creating", group.orElse("default.x")));
    }

    @Override
    public void give(Instance instance, String parameterGroup) {
        acts.add("group %s for %s".formatted(parameterGroup, instance.name()));
        if (takesGroups) {
            become(grouped(instance, parameterGroup, true));
        }
    }

    @Override
    public void reboot(Instance instance) {
        acts.add("reboot " + instance.name());
        become(grouped(instance, instance.parameterGroup(), false));
    }

    @Override
    public void delete(Instance instance) {
        throw new IllegalStateException("nobody deletes " + instance);
    }

    @Override
    public void begin(
            Cluster cluster,
            PostgresVersion version,
            Optional<String> clusterGroup,
            Optional<String> instanceGroup) {
        acts.add(
                "upgrade to %s, groups %s, %s"
                        .formatted(
                                version,
                                clusterGroup.orElse("as they are"),
                                instanceGroup.orElse("none")));
        if (!isDeaf) {
            upgrading = Optional.of(version);
            groupOfAll =
                    version.major() == cluster.version().major()
                            ? Optional.empty()
                            : instanceGroup.or(() -> Optional.of(Instance.defaultGroup(version)));
            fleet.put(FakeFleet.withStatus(cluster, "upgrading"));
        }
    }

    @Override
    public List<String> complaints(Cluster cluster, Instant since) {
        return List.copyOf(complaints);
    }

    @Override
    public boolean isOn(Cluster cluster, String log) {
        return exports;
    }

    @Override
    public void turnOn(Cluster cluster, String log) {
        acts.add("export " + log);
        exports = true;
    }

    @Override
    public void rename(ClusterRef cluster, ClusterRef newName) {
        acts.add("rename %s to %s".formatted(cluster, newName));
        Cluster found = fleet.find(cluster).orElseThrow();
        fleet.remove(cluster.identifier());
        fleet.put(like(found, newName, found.version(), "available"));
    }

    @Override
    public void treatLike(ClusterRef other, ClusterRef cluster) {
        acts.add("protect %s like %s".formatted(cluster, other));
    }

    @Override
    public Copied copy(Kind kind, String sourceGroup, PostgresVersion version, Wish wish) {
        throw new IllegalStateException("nobody copies " + sourceGroup);
    }

    @Override
    public void deleteAll(String prefix) {
        acts.add("-groups " + prefix);
    }

    @Override
    public void make(Cluster source, ClusterRef target, RunTags tags) {
        throw new IllegalStateException("nobody makes " + target);
    }

    @Override
    public void delete(Cluster clone) {
        acts.add("-cluster " + clone.ref());
        fleet.put(FakeFleet.withStatus(clone, "deleting"));
    }

    private void become(Instance changed) {
        for (List<Instance> all : members.values()) {
            all.replaceAll(one -> one.name().equals(changed.name()) ? changed : one);
        }
    }

    private void regroup(ResourceId cluster, String group) {
        members.getOrDefault(cluster, new ArrayList<>())
                .replaceAll(one -> grouped(one, group, false));
    }

    private static Instance made(Instance one) {
        return new Instance(
                one.name(),
                one.arn(),
                one.size(),
                "available",
                one.role(),
                one.parameterGroup(),
                one.rebootPending());
    }

    private static Instance grouped(Instance one, String group, boolean isPending) {
        return new Instance(
                one.name(), one.arn(), one.size(), one.status(), one.role(), group, isPending);
    }

    private static Instance instance(String name, Instance.Role role, String status, String group) {
        return new Instance(name, "arn:" + name, "db.r6g.large", status, role, group, false);
    }

    private static Cluster like(
            Cluster it, ClusterRef ref, PostgresVersion version, String status) {
        return new Cluster(
                ref,
                it.resourceId(),
                it.arn(),
                it.engine(),
                version,
                status,
                it.endpoint(),
                it.writerInstance(),
                it.instances(),
                it.parameterGroup(),
                it.tags());
    }
}
