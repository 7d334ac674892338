package io.greenlight.cutover.global;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.backbone.cluster.Fleet;
import io.greenlight.backbone.cluster.Happenings;
import io.greenlight.backbone.cluster.Instance;
import io.greenlight.backbone.cluster.Instances;
import io.greenlight.backbone.cluster.Maintenance;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.Happening;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.ResourceId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// A region in memory, with one cluster of two instances. An upgrade begins at once, a patch after
/// a while, and both end when somebody says so.
public final class FakeRegion implements Instances, Happenings, Maintenance {

    private final ClusterRef ref;
    private final Clock clock;
    private final List<String> acts;
    private final FakeFleet clusters = new FakeFleet();
    private final Map<String, Instance> instances = new LinkedHashMap<>();
    private final Map<String, String> versions = new LinkedHashMap<>();
    private final Map<String, Integer> patches = new LinkedHashMap<>();
    private final List<Happening> told = new ArrayList<>();
    private final FakePatches waiting = new FakePatches();

    FakeRegion(ClusterRef ref, PostgresVersion version, Clock clock, List<String> acts) {
        this.ref = ref;
        this.clock = clock;
        this.acts = acts;
        clusters.put(cluster(version, "available", Map.of()));
        for (int number = 1; number <= 2; number++) {
            String name = ref + "-" + number;
            boolean writes = number == 1 && ref.equals(GlobalWorld.ORDERS);
            instances.put(
                    name,
                    instance(
                            name,
                            writes ? Instance.Role.WRITER : Instance.Role.READER,
                            "available"));
            versions.put(name, version.toString());
            patches.put(name, 4);
        }
    }

    /// Its cluster, as it is now.
    Cluster cluster() {
        return clusters.find(ref).orElseThrow();
    }

    public Map<String, String> tags() {
        return clusters.tagsOf(ref.identifier());
    }

    /// It is at work, with all its instances.
    public void become(String status) {
        clusters.put(FakeFleet.withStatus(cluster(), status));
        instances.replaceAll((name, one) -> instance(name, one.role(), status));
    }

    /// Cluster and servers are of that version, and available.
    public void come(PostgresVersion version) {
        clusters.put(cluster(version, "available", tags()));
        become("available");
        versions.replaceAll((name, before) -> version.toString());
        if (!version.equals(GlobalWorld.FROM)) {
            patches.replaceAll((name, before) -> 0);
        }
    }

    /// An instance comes to another state.
    public void become(String name, String status) {
        instances.computeIfPresent(name, (same, one) -> instance(name, one.role(), status));
    }

    /// A server says another version, or another patch, than RDS.
    public void say(String name, String version, int patch) {
        versions.put(name, version);
        patches.put(name, patch);
    }

    public void tell(String sentence) {
        told.add(
                new Happening(
                        clock.instant(),
                        ref.region(),
                        Happening.Kind.CLUSTER,
                        ref.identifier(),
                        sentence));
    }

    /// What RDS wants to do to it.
    public FakePatches waiting() {
        return waiting;
    }

    void getOn() {
        waiting.getOn(this);
    }

    /// That many more patches, on all servers that an ARN stands for.
    void raise(String resource, int levels) {
        instances.keySet().stream()
                .filter(name -> resource.equals(cluster().arn()) || resource.equals("arn:" + name))
                .forEach(name -> patches.merge(name, levels, Integer::sum));
    }

    String version(String instance) {
        return Objects.requireNonNull(versions.get(instance));
    }

    String patchLevel(String instance) {
        return version(instance) + "." + patches.get(instance);
    }

    public List<String> patchLevels() {
        return instances.keySet().stream().map(this::patchLevel).toList();
    }

    /// Every instance answers under a host of its own.
    Fleet fleet() {
        return new Fleet() {
            @Override
            public Stream<Cluster> all() {
                return clusters.all();
            }

            @Override
            public Optional<Cluster> find(ClusterRef cluster) {
                return clusters.find(cluster);
            }

            @Override
            public Optional<Cluster> find(ResourceId resourceId) {
                return clusters.find(resourceId);
            }

            @Override
            public Optional<Endpoint> endpointOf(String instance) {
                return Optional.of(new Endpoint(instance + ".example", 5432));
            }

            @Override
            public List<PostgresVersion> upgradeTargets(PostgresVersion from) {
                return List.of();
            }

            @Override
            public void tag(Cluster cluster, Map<String, String> tags) {
                clusters.tag(cluster, tags);
            }

            @Override
            public void untag(Cluster cluster, List<String> keys) {
                clusters.untag(cluster, keys);
            }
        };
    }

    @Override
    public List<Instance> of(ClusterRef cluster) {
        return cluster.equals(ref) ? List.copyOf(instances.values()) : List.of();
    }

    @Override
    public List<Instance> of(ResourceId cluster) {
        return cluster.equals(GlobalWorld.idOf(ref)) ? List.copyOf(instances.values()) : List.of();
    }

    @Override
    public void add(Cluster cluster, String name, Instance like, Optional<String> group) {
        throw new IllegalStateException("nobody adds " + name);
    }

    @Override
    public void give(Instance instance, String parameterGroup) {
        throw new IllegalStateException("nobody gives " + parameterGroup);
    }

    @Override
    public void reboot(Instance instance) {
        throw new IllegalStateException("nobody reboots " + instance);
    }

    @Override
    public void delete(Instance instance) {
        throw new IllegalStateException("nobody deletes " + instance);
    }

    @Override
    public List<Happening> of(Cluster cluster, Instant since) {
        if (!cluster.ref().equals(ref)) {
            return List.of();
        }
        return told.stream().filter(one -> !one.at().isBefore(since)).toList();
    }

    @Override
    public List<Maintenance.Pending> pending(Cluster cluster) {
        if (!cluster.ref().equals(ref)) {
            throw new IllegalStateException("%s is not here".formatted(cluster.ref()));
        }
        return waiting.listed();
    }

    @Override
    public boolean apply(Maintenance.Pending action) {
        acts.add(action.name());
        return waiting.apply(action);
    }

    private Cluster cluster(PostgresVersion version, String status, Map<String, String> tags) {
        return new Cluster(
                ref,
                GlobalWorld.idOf(ref),
                "arn:" + ref,
                Cluster.ENGINE,
                version,
                status,
                new Endpoint(ref + ".example", 5432),
                Optional.of(ref + "-1"),
                List.of(ref + "-1", ref + "-2"),
                "own",
                tags);
    }

    private static Instance instance(String name, Instance.Role role, String status) {
        return new Instance(name, "arn:" + name, "db.r6g.large", status, role, "own", false);
    }
}
