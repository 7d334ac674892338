package io.greenlight.cutover.cleanup;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.backbone.cluster.Instance;
import io.greenlight.contracts.ResourceId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Deletions of a fleet in memory. What was asked for begins at once and ends with [#getOn].
public final class FakeDeletions implements Deletions {

    private final FakeFleet fleet;
    private final List<String> acts;
    private final Map<String, Instance> members = new LinkedHashMap<>();
    private final Map<String, LastSnapshot> snapshots = new LinkedHashMap<>();
    private final List<ResourceId> guarded = new ArrayList<>();

    public FakeDeletions(FakeFleet fleet, List<String> acts) {
        this.fleet = fleet;
        this.acts = acts;
    }

    public void protect(ResourceId cluster) {
        guarded.add(cluster);
    }

    public void add(String instance, Instance.Role role) {
        members.put(instance, member(instance, role, "available"));
    }

    public void put(String name, LastSnapshot snapshot) {
        snapshots.put(name, snapshot);
    }

    /// All that was begun ends.
    public void getOn() {
        members.values().removeIf(Instance::isBeingDeleted);
        snapshots.replaceAll((name, it) -> new LastSnapshot(it.cluster(), "available"));
        fleet.all()
                .filter(it -> it.status().equals("deleting"))
                .forEach(it -> fleet.remove(it.ref().identifier()));
    }

    @Override
    public boolean isProtected(ResourceId cluster) {
        return guarded.contains(cluster);
    }

    @Override
    public List<Instance> members(ResourceId cluster) {
        return fleet.find(cluster).map(Cluster::instances).orElse(List.of()).stream()
                .flatMap(name -> Optional.ofNullable(members.get(name)).stream())
                .toList();
    }

    @Override
    public void delete(Instance member) {
        acts.add("-instance " + member.name());
        members.put(member.name(), member(member.name(), member.role(), "deleting"));
    }

    @Override
    public void delete(ResourceId cluster, String lastSnapshot) {
        Cluster found = fleet.find(cluster).orElseThrow();
        acts.add("-cluster %s, snapshot %s".formatted(found.ref(), lastSnapshot));
        fleet.put(FakeFleet.withStatus(found, "deleting"));
        snapshots.put(lastSnapshot, new LastSnapshot(cluster, "creating"));
    }

    @Override
    public Optional<LastSnapshot> snapshot(String name) {
        return Optional.ofNullable(snapshots.get(name));
    }

    private static Instance member(String name, Instance.Role role, String status) {
        return new Instance(name, "arn:" + name, "db.r6g.large", status, role, "", false);
    }
}
