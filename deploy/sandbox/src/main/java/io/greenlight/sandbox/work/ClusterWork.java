package io.greenlight.sandbox.work;

import io.greenlight.sandbox.database.PgClusterSetup;
import io.greenlight.sandbox.server.Installation;
import io.greenlight.sandbox.state.AwsRegion;
import io.greenlight.sandbox.state.Cluster;
import io.greenlight.sandbox.state.Snapshot;
import io.greenlight.sandbox.state.Status;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Makes, clones, renames and removes clusters.
public final class ClusterWork {

    private final World world;
    private final Copies copies;

    public ClusterWork(World world) {
        this.world = world;
        this.copies = new Copies(world);
    }

    /// Makes the storage of a cluster that is `creating`.
    public void create(
            AwsRegion region, Cluster cluster, char[] password, Optional<String> database) {
        make(
                region,
                cluster.origin().resourceId(),
                cluster,
                () -> makeStorage(region, cluster, password, database));
    }

    private void makeStorage(
            AwsRegion region, Cluster cluster, char[] password, Optional<String> database) {
        world.injections().suffer(Injections.Kind.CREATE);
        var volume = cluster.storage().volume();
        Installation installation = world.installations().require(cluster.engine().version());
        world.servers().makeFolder(volume);
        world.servers().initialize(installation, volume.data());
        world.servers().start(volume, world.bareSettings(cluster));
        PgClusterSetup inside = world.inside(volume);
        Cluster made = cluster.stored(cluster.storage().startingAt(inside.currentLsn()));
        world.prepare(made);
        inside.setPassword(cluster.masterUser(), password);
        database.ifPresent(name -> inside.createDatabase(name, cluster.masterUser()));
        world.servers().stop(volume, cluster.engine().version());
        storedAs(region, made);
    }

    /// Copies the source's volume as it is at one moment; the copy is `creating` until then.
    public void cloneFrom(AwsRegion region, Cluster source, Cluster clone) {
        make(region, source.origin().resourceId(), clone, () -> copyVolume(region, source, clone));
    }

    private void copyVolume(AwsRegion region, Cluster source, Cluster clone) {
        world.injections().suffer(Injections.Kind.CLONE);
        var volume = clone.storage().volume();
        String lsn = copies.copy(world.cluster(region, source.origin().resourceId()), volume);
        Cluster made = clone.stored(clone.storage().startingAt(lsn));
        world.prepare(made);
        world.servers().stop(volume, made.engine().version());
        storedAs(region, made);
    }

    /// Makes a cluster that is `creating` from its global cluster's primary, which it follows.
    public void follow(Globals.Place primary, AwsRegion region, Cluster cluster) {
        String source = primary.cluster().origin().resourceId();
        make(
                region,
                source,
                cluster,
                () -> {
                    world.injections().suffer(Injections.Kind.CREATE);
                    new InstanceServers(world)
                            .leadFrom(primary.region(), world.cluster(primary.region(), source));
                    copies.copyToFollow(
                            world.globals().leader(region, cluster), cluster.storage().volume());
                });
    }

    /// Makes a cluster that is `creating` from a snapshot's copy.
    public void restore(AwsRegion region, Snapshot snapshot, Cluster cluster) {
        make(
                region,
                snapshot.cluster().origin().resourceId(),
                cluster,
                () -> restoreVolume(region, snapshot, cluster));
    }

    private void restoreVolume(AwsRegion region, Snapshot snapshot, Cluster cluster) {
        var volume = cluster.storage().volume();
        copies.copyResting(snapshot.volume(), volume);
        world.servers().start(volume, world.bareSettings(cluster));
        String lsn = world.inside(volume).currentLsn();
        Cluster made = cluster.stored(cluster.storage().startingAt(lsn));
        world.prepare(made);
        world.servers().stop(volume, made.engine().version());
        storedAs(region, made);
    }

    private void storedAs(AwsRegion region, Cluster made) {
        world.ledger()
                .update(() ->
                        region.clusterOf(made.origin().resourceId())
                                .ifPresent(it -> region.put(it.stored(made.storage()))));
    }

    /// Gives a cluster that is `renaming` its new name, at once; its endpoints follow later.
    public void rename(AwsRegion region, Cluster cluster, String name) {
        String id = cluster.origin().resourceId();
        start(
                region,
                cluster,
                () -> {
                    Pace.pause(world.pace().provision());
                    renameNow(region, id, name);
                });
    }

    private void renameNow(AwsRegion region, String id, String name) {
        Cluster cluster = world.cluster(region, id);
        String former = cluster.identifier();
        Set<String> names =
                Set.of(
                        Endpoints.writer(region, former),
                        Endpoints.reader(region, former),
                        Endpoints.writer(region, name),
                        Endpoints.reader(region, name));
        world.endpoints().lag(names);
        world.ledger()
                .update(() -> {
                    region.clusters().remove(former);
                    Cluster renamed = cluster.named(name).in(Status.AVAILABLE);
                    region.put(renamed);
                    world.events()
                            .about(
                                    region,
                                    renamed,
                                    "configuration change",
                                    "Renamed cluster from %s to %s".formatted(former, name));
                });
        world.background()
                .soon(() -> {
                    Pace.pause(world.pace().rename());
                    world.endpoints().follow(names);
                });
    }

    /// Gives the master user of a cluster that is `resetting-master-credentials` another password.
    /// Nothing keeps it but the server, so one that the sandbox's end cuts off has never been.
    public void setPassword(AwsRegion region, Cluster cluster, char[] password) {
        String id = cluster.origin().resourceId();
        world.background()
                .start(
                        id,
                        () -> {
                            world.pace().provision(() -> changePassword(region, id, password));
                            becomeAvailable(
                                    region, id, "configuration change", "Reset master credentials");
                        },
                        reason -> becomeAvailable(region, id, "failure", reason));
    }

    /// Storage without an instance has a password, too: a clone gets its own before its writer.
    private void changePassword(AwsRegion region, String id, char[] password) {
        Cluster cluster = world.cluster(region, id);
        var volume = cluster.storage().volume();
        boolean resting = !world.servers().runs(volume);
        if (resting) {
            world.servers().start(volume, world.bareSettings(cluster));
        }
        try {
            world.inside(volume).setPassword(cluster.masterUser(), password);
        } finally {
            if (resting) {
                world.servers().stop(volume, cluster.engine().version());
            }
        }
    }

    /// Removes a cluster that is `deleting` with all its storage.
    public void delete(AwsRegion region, Cluster cluster) {
        start(
                region,
                cluster,
                () -> {
                    Pace.pause(world.pace().provision());
                    var volume = cluster.storage().volume();
                    world.servers().stop(volume, cluster.engine().version());
                    world.servers().remove(volume);
                    world.ledger().update(() -> forget(region, cluster));
                });
    }

    private void forget(AwsRegion region, Cluster cluster) {
        Cluster gone = region.clusters().remove(cluster.identifier());
        world.events()
                .about(region, gone == null ? cluster : gone, "deletion", "DB cluster deleted");
    }

    /// Makes a cluster that is `creating`, behind what was asked of `source` before.
    ///
    /// @param source the resource id of what it is made from, or its own
    private void make(AwsRegion region, String source, Cluster made, Runnable work) {
        String id = made.origin().resourceId();
        world.background()
                .start(
                        List.of(source, id),
                        () -> {
                            world.pace().provision(work);
                            becomeAvailable(region, id, "creation", "DB cluster created");
                        },
                        reason -> fail(region, id, reason));
    }

    /// Work after whose failure a cluster is of no use any more.
    private void start(AwsRegion region, Cluster cluster, Runnable work) {
        String id = cluster.origin().resourceId();
        world.background().start(id, work, reason -> fail(region, id, reason));
    }

    private void becomeAvailable(AwsRegion region, String id, String category, String message) {
        settle(region, id, Status.AVAILABLE, new Told(category, message));
    }

    private void fail(AwsRegion region, String id, String reason) {
        settle(region, id, Status.FAILED, new Told("failure", reason));
    }

    private record Told(String category, String message) {}

    private void settle(AwsRegion region, String id, Status status, Told told) {
        world.ledger()
                .update(() ->
                        region.clusterOf(id)
                                .ifPresent(cluster -> {
                                    region.put(cluster.in(status));
                                    world.events()
                                            .about(
                                                    region,
                                                    cluster,
                                                    told.category(),
                                                    told.message());
                                }));
    }
}
