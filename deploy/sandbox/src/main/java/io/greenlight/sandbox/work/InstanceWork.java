package io.greenlight.sandbox.work;

import io.greenlight.sandbox.state.AwsRegion;
import io.greenlight.sandbox.state.Cluster;
import io.greenlight.sandbox.state.Instance;
import io.greenlight.sandbox.state.Status;
import java.util.Set;

/// Starts, restarts, renames and stops the servers of clusters.
public final class InstanceWork {

    private final World world;

    public InstanceWork(World world) {
        this.world = world;
    }

    /// Starts the server of an instance that is `creating`, once its cluster has its storage.
    public void create(AwsRegion region, Instance instance) {
        String id = instance.origin().resourceId();
        start(
                region,
                instance,
                () -> {
                    world.pace().provision(() -> startServer(region, id));
                    settle(region, id, "creation", "DB instance created");
                });
    }

    /// Stops and starts the server; what waited for a start takes effect.
    public void reboot(AwsRegion region, Instance instance) {
        String id = instance.origin().resourceId();
        start(
                region,
                instance,
                () -> {
                    world.injections().suffer(Injections.Kind.REBOOT);
                    Cluster cluster = world.cluster(region, instance.cluster());
                    world.servers().stop(cluster.storage().volume(), cluster.engine().version());
                    startServer(region, id);
                    settle(region, id, "availability", "DB instance restarted");
                });
    }

    /// Stops the server of an instance that is `deleting`; its cluster is storage only from then.
    public void delete(AwsRegion region, Instance instance) {
        start(
                region,
                instance,
                () -> {
                    Pace.pause(world.pace().provision());
                    Cluster cluster = world.cluster(region, instance.cluster());
                    world.ledger()
                            .update(() -> {
                                region.instances()
                                        .values()
                                        .removeIf(it -> it.origin().equals(instance.origin()));
                                world.events()
                                        .about(region, instance, "deletion", "DB instance deleted");
                            });
                    world.endpoints().refresh();
                    world.servers().stop(cluster.storage().volume(), cluster.engine().version());
                });
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

    /// Starts the server with what its groups say now, and remembers that.
    void startServer(AwsRegion region, String id) {
        Instance instance =
                world.ledger()
                        .with(() -> {
                            Instance now = world.instance(region, id);
                            Cluster cluster = world.cluster(region, now.cluster());
                            Instance applying =
                                    now.applying(world.parameters(region, cluster, now));
                            region.put(applying);
                            return applying;
                        });
        Cluster cluster = world.cluster(region, instance.cluster());
        if (!cluster.isAvailable() && cluster.status() != Status.UPGRADING) {
            throw new IllegalStateException("the cluster is " + cluster.status());
        }
        world.servers().start(cluster.storage().volume(), world.settings(cluster, instance));
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
