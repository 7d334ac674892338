package io.greenlight.sandbox.work;

import io.greenlight.sandbox.server.EngineVersion;
import io.greenlight.sandbox.state.AwsRegion;
import io.greenlight.sandbox.state.Cluster;
import io.greenlight.sandbox.state.Instance;
import io.greenlight.sandbox.state.Status;
import io.greenlight.sandbox.work.Globals.Place;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Applies maintenance to a cluster or to one of its instances: servers are restarted, readers
/// first, and where it patches the engine each of them is of the next patch level then.
public final class MaintenanceWork {

    private final World world;
    private final InstanceServers servers;

    public MaintenanceWork(World world) {
        this.world = world;
        this.servers = new InstanceServers(world);
    }

    /// Accepts it for a cluster, under the ledger's lock, and begins after a while: it is in
    /// `maintenance` then, and each of its instances while it is its turn.
    public void apply(Place place, String action) {
        String arn = place.arn();
        boolean patches = world.maintenance().hear(arn, action);
        start(
                place,
                arn,
                () -> {
                    begin(place, arn, patches);
                    Pace.pause(world.pace().provision());
                    world.injections().suffer(Injections.Kind.MAINTENANCE);
                    String before = level(place);
                    for (Instance instance : instances(place)) {
                        restart(place, instance, patches);
                    }
                    world.maintenance().end(arn);
                    settle(
                            place,
                            patches
                                    ? patched(before, level(place))
                                    : "Cluster operating system upgrade completed.");
                },
                reason -> settle(place, "Unable to apply maintenance to DB cluster: " + reason));
    }

    /// What it needs may have changed since it was accepted: then it waits on.
    private void begin(Place place, String arn, boolean patches) {
        world.ledger()
                .update(() -> {
                    Cluster cluster = world.cluster(place.region(), place.member().cluster());
                    if (!cluster.isAvailable()) {
                        throw new IllegalStateException("it is " + cluster.status());
                    }
                    world.maintenance().begin(arn);
                    place.region().put(cluster.in(Status.MAINTENANCE));
                });
        tell(
                place,
                patches
                        ? "Database cluster upgrade is in progress."
                        : "Cluster operating system upgrade starting.");
    }

    private static String patched(String before, String after) {
        return "Database cluster has been patched: source version %s => %s."
                .formatted(before, after);
    }

    /// Accepts it for an instance that is `available`, under the ledger's lock, and begins after a
    /// while.
    public void apply(Place place, Instance instance, String action) {
        String arn = place.region().arn("db", instance.identifier());
        boolean patches = world.maintenance().hear(arn, action);
        start(
                place,
                arn,
                () -> {
                    world.maintenance().begin(arn);
                    world.ledger().update(() -> inMaintenance(place, instance));
                    Pace.pause(world.pace().provision());
                    world.injections().suffer(Injections.Kind.MAINTENANCE);
                    restart(place, instance, patches);
                    world.maintenance().end(arn);
                },
                reason ->
                        put(
                                place,
                                instance,
                                Status.AVAILABLE,
                                "Unable to apply maintenance to DB instance: " + reason));
    }

    private static void inMaintenance(Place place, Instance instance) {
        place.region()
                .instanceOf(instance.origin().resourceId())
                .filter(it -> it.status() == Status.AVAILABLE)
                .ifPresent(it -> place.region().put(it.in(Status.MAINTENANCE)));
    }

    /// Nothing shows of it for a while, as on RDS; and its list has it for a while when it is done.
    private void start(Place place, String arn, Runnable work, Consumer<String> failed) {
        world.background()
                .start(
                        place.cluster().origin().resourceId(),
                        () -> {
                            Pace.pause(Maintenance.LAG);
                            work.run();
                            world.background().soon(() -> forget(arn));
                        },
                        reason -> {
                            world.maintenance().putOff(arn);
                            world.maintenance().forget(arn);
                            failed.accept(reason);
                        });
    }

    private void forget(String arn) {
        Pace.pause(Maintenance.LAG);
        world.maintenance().forget(arn);
    }

    /// The server stands still when its new patch level is written down, so that whoever starts it
    /// next starts it with that.
    private void restart(Place place, Instance instance, boolean patches) {
        AwsRegion region = place.region();
        String id = instance.origin().resourceId();
        Map<String, String> before = world.instance(region, id).applied();
        put(place, instance, Status.MAINTENANCE, "Applying off-line patches to DB instance");
        servers.stop(region, id);
        tell(place, instance, "availability", "DB instance shutdown");
        if (patches) {
            raise(place, id);
        }
        try {
            servers.start(region, id);
        } catch (RuntimeException e) {
            put(place, instance, Status.FAILED, String.valueOf(e.getMessage()));
            throw e;
        }
        tell(place, instance, "availability", "DB instance restarted");
        put(place, instance, Status.AVAILABLE, "Finished applying off-line patches to DB instance");
        Instance now = world.instance(region, id);
        if (now.isWriter()) {
            servers.bringFollowersAlong(region, now, before);
        }
    }

    private void raise(Place place, String id) {
        world.ledger()
                .update(() -> {
                    Instance now = world.instance(place.region(), id);
                    EngineVersion version = version(place);
                    place.region().put(now.patched(version, now.patchLevel(version) + 1));
                });
    }

    /// One that has failed stays so.
    private void put(Place place, Instance instance, Status status, String message) {
        world.ledger()
                .update(() ->
                        place.region()
                                .instanceOf(instance.origin().resourceId())
                                .filter(it -> it.status() != Status.FAILED)
                                .ifPresent(it -> place.region().put(it.in(status))));
        tell(place, instance, "maintenance", message);
        world.endpoints().refresh();
    }

    private void tell(Place place, Instance instance, String category, String message) {
        world.ledger()
                .update(() -> world.events().about(place.region(), instance, category, message));
    }

    private void settle(Place place, String message) {
        world.ledger()
                .update(() -> {
                    place.region()
                            .clusterOf(place.member().cluster())
                            .filter(it -> it.status() == Status.MAINTENANCE)
                            .ifPresent(it -> place.region().put(it.in(Status.AVAILABLE)));
                    for (Instance instance : instances(place)) {
                        if (instance.status() == Status.MAINTENANCE) {
                            place.region().put(instance.in(Status.AVAILABLE));
                        }
                    }
                });
        tell(place, message);
        world.endpoints().refresh();
    }

    private void tell(Place place, String message) {
        world.ledger()
                .update(() ->
                        world.events()
                                .about(place.region(), place.cluster(), "maintenance", message));
    }

    private String level(Place place) {
        EngineVersion version = version(place);
        int level =
                instances(place).stream().mapToInt(it -> it.patchLevel(version)).min().orElse(0);
        return "%s.%d".formatted(version, level);
    }

    private EngineVersion version(Place place) {
        return world.cluster(place.region(), place.member().cluster()).engine().version();
    }

    /// Whoever follows comes first.
    private List<Instance> instances(Place place) {
        return world.ledger().with(() -> place.region().instancesOf(place.cluster())).reversed();
    }
}
