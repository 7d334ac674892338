package io.greenlight.sandbox.work;

import io.greenlight.sandbox.server.Volume;
import io.greenlight.sandbox.state.AwsRegion;
import io.greenlight.sandbox.state.Cluster;
import io.greenlight.sandbox.state.Instance;
import io.greenlight.sandbox.state.Status;
import java.util.Comparator;
import java.util.Optional;

/// Makes a reader the writer. As on Aurora the volume stays where it is and servers change places
/// on it: nothing that was committed is lost, slots stay, and there is no second history that could
/// part from the first. The former writer goes on with the reader's copy.
public final class FailoverWork {

    private final World world;
    private final InstanceServers servers;

    public FailoverWork(World world) {
        this.world = world;
        this.servers = new InstanceServers(world);
    }

    /// The reader that comes next: of the lowest promotion tier, then by name.
    public Optional<Instance> heir(AwsRegion region, Cluster cluster) {
        return world.ledger()
                .with(() ->
                        region.readersOf(cluster).stream()
                                .filter(it -> it.status() == Status.AVAILABLE)
                                .min(
                                        Comparator.comparingInt(FailoverWork::tier)
                                                .thenComparing(Instance::identifier)));
    }

    public static int tier(Instance instance) {
        return Integer.parseInt(instance.attributes().getOrDefault("PromotionTier", "1"));
    }

    /// Fails a cluster that is `failing-over` over to one of its readers.
    public void failOver(AwsRegion region, Cluster cluster, Instance target) {
        String id = cluster.origin().resourceId();
        world.background()
                .start(
                        id,
                        () -> {
                            Pace.pause(world.pace().provision());
                            world.injections().suffer(Injections.Kind.FAILOVER);
                            exchange(region, id, target.origin().resourceId());
                            end(
                                    region,
                                    id,
                                    "Completed failover to DB instance: " + target.identifier());
                        },
                        reason ->
                                end(
                                        region,
                                        id,
                                        "Cluster failover failed, check the health of your cluster"
                                                + " instances and try again: "
                                                + reason));
    }

    private void exchange(AwsRegion region, String id, String target) {
        Cluster cluster = world.cluster(region, id);
        Instance reader = world.instance(region, target);
        String former =
                world.ledger()
                        .with(() -> region.writerOf(cluster).orElseThrow())
                        .origin()
                        .resourceId();
        tell(region, cluster, "Started same AZ failover to DB instance: " + reader.identifier());
        handOver(region, cluster, reader);
        servers.start(region, former);
        restarted(region, former);
    }

    /// Makes `reader` the writer, and the writer, whose server stands still then, a reader.
    void handOver(AwsRegion region, Cluster cluster, Instance reader) {
        Volume copy = reader.volumeIn(cluster);
        Instance writer = world.ledger().with(() -> region.writerOf(cluster).orElseThrow());
        servers.stop(region, writer.origin().resourceId());
        servers.stop(region, reader.origin().resourceId());
        world.ledger()
                .update(() -> {
                    put(region, writer, copy);
                    region.instanceOf(reader.origin().resourceId())
                            .ifPresent(it -> region.put(it.on(null)));
                });
        String heir = reader.origin().resourceId();
        servers.start(region, heir);
        restarted(region, heir);
        servers.bringFollowersAlong(region, world.instance(region, heir), writer.applied());
    }

    private static void put(AwsRegion region, Instance writer, Volume copy) {
        region.instanceOf(writer.origin().resourceId()).ifPresent(it -> region.put(it.on(copy)));
    }

    private void restarted(AwsRegion region, String id) {
        world.ledger()
                .update(() ->
                        world.events()
                                .about(
                                        region,
                                        world.instance(region, id),
                                        "availability",
                                        "DB instance restarted"));
        world.endpoints().refresh();
    }

    private void end(AwsRegion region, String id, String message) {
        world.ledger()
                .update(() ->
                        region.clusterOf(id)
                                .ifPresent(cluster -> {
                                    region.put(cluster.in(Status.AVAILABLE));
                                    tell(region, cluster, message);
                                }));
        world.endpoints().refresh();
    }

    private void tell(AwsRegion region, Cluster cluster, String message) {
        world.ledger().update(() -> world.events().about(region, cluster, "failover", message));
    }
}
