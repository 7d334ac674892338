package io.greenlight.sandbox.work;

import io.greenlight.sandbox.state.AwsRegion;
import io.greenlight.sandbox.state.Cluster;
import io.greenlight.sandbox.state.Instance;
import io.greenlight.sandbox.state.Status;
import java.util.Optional;
import java.util.Set;

/// Starts, restarts, renames and stops the servers of clusters.
public final class InstanceWork {

    private final World world;
    private final InstanceServers servers;
    private final FailoverWork failovers;

    public InstanceWork(World world) {
        this.world = world;
        this.servers = new InstanceServers(world);
        this.failovers = new FailoverWork(world);
    }

    /// Starts the server of an instance that is `creating`, once its cluster has its storage. A
    /// reader gets its copy of that first.
    public void create(AwsRegion region, Instance instance) {
        String id = instance.origin().resourceId();
        start(
                region,
                instance,
                () -> {
                    world.pace().provision(() -> startFirst(region, id));
                    settle(region, id, "creation", "DB instance created");
                });
    }

    /// The writer may have gone since this one was asked for: then this is the writer.
    private void startFirst(AwsRegion region, String id) {
        world.ledger()
                .update(() -> {
                    Instance now = world.instance(region, id);
                    Cluster cluster = world.cluster(region, now.cluster());
                    if (region.writerOf(cluster).isEmpty()) {
                        region.put(now.on(null));
                    }
                });
        Instance instance = world.instance(region, id);
        if (!instance.isWriter()) {
            servers.leadFrom(region, world.cluster(region, instance.cluster()));
        }
        servers.start(region, id);
    }

    /// Stops and starts the server; what waited for a start takes effect.
    public void reboot(AwsRegion region, Instance instance) {
        String id = instance.origin().resourceId();
        start(
                region,
                instance,
                () -> {
                    world.endpoints().refresh();
                    world.injections().suffer(Injections.Kind.REBOOT);
                    var before = world.instance(region, id).applied();
                    servers.stop(region, id);
                    servers.start(region, id);
                    settle(region, id, "availability", "DB instance restarted");
                    Instance now = world.instance(region, id);
                    if (now.isWriter()) {
                        servers.bringFollowersAlong(region, now, before);
                    }
                });
    }

    /// Stops the server of an instance that is `deleting`. A writer hands over to a reader first;
    /// without one its cluster is storage only from then.
    public void delete(AwsRegion region, Instance instance) {
        String id = instance.origin().resourceId();
        start(
                region,
                instance,
                () -> {
                    Pace.pause(world.pace().provision());
                    Cluster cluster = world.cluster(region, instance.cluster());
                    Optional<Instance> heir = failovers.heir(region, cluster);
                    if (world.instance(region, id).isWriter() && heir.isPresent()) {
                        failovers.handOver(region, cluster, heir.get());
                    }
                    remove(region, cluster, id);
                });
    }

    private void remove(AwsRegion region, Cluster cluster, String id) {
        Instance gone = world.instance(region, id);
        world.ledger()
                .update(() -> {
                    region.instances().remove(gone.identifier());
                    world.events().about(region, gone, "deletion", "DB instance deleted");
                });
        world.endpoints().refresh();
        world.servers().stop(gone.volumeIn(cluster), cluster.engine().version());
        if (!gone.isWriter()) {
            world.servers().remove(gone.volumeIn(cluster));
        }
    }

    /// Gives an instance its new name; its endpoint follows later.
    public void rename(AwsRegion region, Instance instance, String name) {
        start(
                region,
                instance,
                () -> {
                    Pace.pause(world.pace().provision());
                    Set<String> names =
                            Set.of(
                                    Endpoints.instance(region, instance.identifier()),
                                    Endpoints.instance(region, name));
                    world.endpoints().lag(names);
                    world.ledger()
                            .update(() -> {
                                Instance now =
                                        world.instance(region, instance.origin().resourceId());
                                region.instances().remove(now.identifier());
                                region.put(now.named(name).in(Status.AVAILABLE));
                            });
                    world.background()
                            .soon(() -> {
                                Pace.pause(world.pace().rename());
                                world.endpoints().follow(names);
                            });
                });
    }

    private void settle(AwsRegion region, String id, String category, String message) {
        world.ledger()
                .update(() -> {
                    Instance now = world.instance(region, id);
                    region.put(now.in(Status.AVAILABLE));
                    world.events().about(region, now, category, message);
                });
        world.endpoints().refresh();
    }

    private void start(AwsRegion region, Instance instance, Runnable work) {
        String id = instance.origin().resourceId();
        world.background()
                .start(
                        instance.cluster(),
                        work,
                        reason ->
                                world.ledger()
                                        .update(() ->
                                                region.instanceOf(id)
                                                        .ifPresent(
                                                                now -> fail(region, now, reason))));
    }

    private void fail(AwsRegion region, Instance instance, String reason) {
        region.put(instance.in(Status.FAILED));
        world.events().about(region, instance, "failure", reason);
    }
}
