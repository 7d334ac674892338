package io.greenlight.sandbox.work;

import io.greenlight.sandbox.server.Volume;
import io.greenlight.sandbox.state.AwsRegion;
import io.greenlight.sandbox.state.Cluster;
import io.greenlight.sandbox.state.GlobalCluster;
import io.greenlight.sandbox.state.Instance;
import io.greenlight.sandbox.state.Status;
import io.greenlight.sandbox.state.Storage;
import io.greenlight.sandbox.work.Globals.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Takes clusters out of global clusters, and lets members change places.
public final class GlobalWork {

    private final World world;
    private final InstanceServers servers;

    public GlobalWork(World world) {
        this.world = world;
        this.servers = new InstanceServers(world);
    }

    /// Lets a cluster that is `modifying`, and no member any more, stand alone: its server is
    /// promoted, its readers are made anew from it.
    public void standAlone(AwsRegion region, Cluster cluster) {
        String id = cluster.origin().resourceId();
        world.background()
                .start(
                        id,
                        () -> {
                            Pace.pause(world.pace().provision());
                            promote(region, world.cluster(region, id));
                            settle(new Place(region, cluster), "Removed from its global cluster.");
                        },
                        reason -> settle(new Place(region, cluster), reason));
    }

    private void promote(AwsRegion region, Cluster cluster) {
        List<Instance> instances = world.ledger().with(() -> region.instancesOf(cluster));
        instances.reversed().forEach(it -> servers.stop(region, it.origin().resourceId()));
        if (instances.isEmpty()) {
            world.servers().start(cluster.storage().volume(), world.bareSettings(cluster));
            world.servers().stop(cluster.storage().volume(), cluster.engine().version());
        }
        for (Instance instance : instances) {
            if (!instance.isWriter()) {
                world.servers().remove(instance.volumeIn(cluster));
            }
            servers.start(region, instance.origin().resourceId());
        }
    }

    /// Lets `target` lead, whose members are all `failing-over`. The volume that is written to goes
    /// to it, and the one that followed to the former primary: nothing is lost, and whoever else
    /// follows goes on.
    public void switchOver(GlobalCluster global, Place target) {
        List<Place> places = world.globals().places(global);
        world.background()
                .start(
                        places.stream().map(it -> it.cluster().origin().resourceId()).toList(),
                        () -> {
                            Pace.pause(world.pace().provision());
                            world.injections().suffer(Injections.Kind.FAILOVER);
                            exchange(global.identifier(), places.getFirst(), target);
                            places.forEach(it -> settle(it, told("finished", target)));
                        },
                        reason ->
                                places.forEach(
                                        it -> settle(it, "Global switchover failed: " + reason)));
    }

    private static String told(String what, Place target) {
        return "Global switchover to DB cluster %s in Region %s %s."
                .formatted(target.cluster().identifier(), target.region().name(), what);
    }

    private void exchange(String global, Place primary, Place target) {
        tell(primary, told("started", target));
        tell(target, told("started", target));
        Map<String, String> before = writer(primary).map(Instance::applied).orElse(new TreeMap<>());
        holder(primary);
        holder(target);
        world.ledger()
                .update(() -> {
                    Cluster former = world.cluster(primary.region(), id(primary));
                    Cluster next = world.cluster(target.region(), id(target));
                    Volume written = former.storage().volume();
                    primary.region().put(former.stored(on(former, next.storage().volume())));
                    target.region().put(next.stored(on(next, written)));
                    world.ledger()
                            .globals()
                            .computeIfPresent(global, (_, it) -> it.ledBy(target.member()));
                });
        start(target);
        start(primary);
        writer(target).ifPresent(it -> servers.bringFollowersAlong(target.region(), it, before));
    }

    private Optional<Instance> writer(Place place) {
        return world.ledger().with(() -> place.region().writerOf(place.cluster()));
    }

    private static Storage on(Cluster cluster, Volume volume) {
        Storage storage = cluster.storage();
        return new Storage(volume, storage.logicalStart(), storage.cloneGroup());
    }

    private void holder(Place place) {
        world.servers()
                .stop(place.cluster().storage().volume(), place.cluster().engine().version());
    }

    private void start(Place place) {
        writer(place).ifPresent(it -> servers.start(place.region(), it.origin().resourceId()));
    }

    private static String id(Place place) {
        return place.cluster().origin().resourceId();
    }

    private void tell(Place place, String message) {
        world.ledger()
                .update(() ->
                        world.events()
                                .about(
                                        place.region(),
                                        place.cluster(),
                                        "global-failover",
                                        message));
    }

    private void settle(Place place, String message) {
        world.ledger()
                .update(() ->
                        place.region()
                                .clusterOf(id(place))
                                .ifPresent(it -> place.region().put(it.in(Status.AVAILABLE))));
        tell(place, message);
        world.endpoints().refresh();
    }
}
