package io.greenlight.sandbox.work;

import io.greenlight.sandbox.database.PgClusterSetup;
import io.greenlight.sandbox.server.Installation;
import io.greenlight.sandbox.server.VolumeCopy;
import io.greenlight.sandbox.state.AwsRegion;
import io.greenlight.sandbox.state.Cluster;
import io.greenlight.sandbox.state.Status;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// Makes, clones, renames and removes clusters.
public final class ClusterWork {

    private final World world;

    public ClusterWork(World world) {
        this.world = world;
    }

    /// Makes the storage of a cluster that is `creating`.
    public void create(
            AwsRegion region, Cluster cluster, char[] password, Optional<String> database) {
        String id = cluster.origin().resourceId();
        world.background()
                .start(
                        id,
                        () -> {
                            world.pace()
                                    .atLeast(
                                            world.pace().provision(),
                                            () -> makeStorage(cluster, password, database));
                            becomeAvailable(region, id, "creation", "DB cluster created");
                        },
                        reason -> fail(region, id, reason));
    }

    private void makeStorage(Cluster cluster, char[] password, Optional<String> database) {
        world.injections().suffer(Injections.Kind.CREATE);
        var volume = cluster.storage().volume();
        Installation installation = world.installations().require(cluster.engine().version());
        world.servers().makeFolder(volume);
        world.servers().initialize(installation, volume.data());
        world.servers().start(volume, world.bareSettings(cluster));
        PgClusterSetup inside = world.inside(volume);
        world.prepare(cluster.stored(cluster.storage().startingAt(inside.currentLsn())));
        inside.setPassword(cluster.masterUser(), password);
        database.ifPresent(name -> inside.createDatabase(name, cluster.masterUser()));
        world.servers().stop(volume, cluster.engine().version());
    }

    /// Copies the source's volume as it is at one moment; the copy is `creating` until then.
    public void cloneFrom(AwsRegion region, Cluster source, Cluster clone) {
        String id = clone.origin().resourceId();
        world.background()
                .start(
                        source.origin().resourceId(),
                        id,
                        () ->
                                world.pace()
                                        .atLeast(
                                                world.pace().provision(),
                                                () -> copyVolume(region, source, clone)),
                        reason -> fail(region, id, reason));
    }

    private void copyVolume(AwsRegion region, Cluster source, Cluster clone) {
        world.injections().suffer(Injections.Kind.CLONE);
        String id = clone.origin().resourceId();
        String point = "clone_" + Integer.toHexString(id.hashCode());
        Cluster now = world.cluster(region, source.origin().resourceId());
        boolean resting = !world.servers().runs(now.storage().volume());
        if (resting) {
            world.servers().start(now.storage().volume(), world.bareSettings(now));
        }
        var volume = clone.storage().volume();
        var copy = new VolumeCopy(world.servers());
        String lsn = copy.copy(now.storage().volume(), volume, point);
        if (resting) {
            world.servers().stop(now.storage().volume(), now.engine().version());
        }
        Cluster made = clone.stored(clone.storage().startingAt(lsn));
        copy.recover(volume, world.bareSettings(made), point);
        world.inside(volume).awaitPromotion(Duration.ofMinutes(10));
        world.prepare(made);
        world.servers().stop(volume, made.engine().version());
        world.ledger()
                .update(() ->
                        region.clusterOf(id)
                                .ifPresent(it -> region.put(it.stored(made.storage()))));
        becomeAvailable(region, id, "creation", "DB cluster created");
    }

    /// Gives a cluster that is `renaming` its new name, at once; its endpoints follow later.
    public void rename(AwsRegion region, Cluster cluster, String name) {
        String id = cluster.origin().resourceId();
        world.background()
                .start(
                        id,
                        () -> {
                            Pace.pause(world.pace().provision());
                            renameNow(region, id, name);
                        },
                        reason -> fail(region, id, reason));
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

    /// Changes the master user's password, in the server alone: nothing else keeps it.
    public void setPassword(Cluster cluster, char[] password) {
        if (!world.servers().runs(cluster.storage().volume())) {
            throw new IllegalStateException("the cluster has no instance to change it in");
        }
        world.inside(cluster.storage().volume()).setPassword(cluster.masterUser(), password);
    }

    /// Removes a cluster that is `deleting` with all its storage.
    public void delete(AwsRegion region, Cluster cluster) {
        String id = cluster.origin().resourceId();
        world.background()
                .start(
                        id,
                        () -> {
                            Pace.pause(world.pace().provision());
                            var volume = cluster.storage().volume();
                            world.servers().stop(volume, cluster.engine().version());
                            world.servers().remove(volume);
                            world.ledger()
                                    .update(() -> {
                                        Cluster gone =
                                                region.clusters().remove(cluster.identifier());
                                        world.events()
                                                .about(
                                                        region,
                                                        gone == null ? cluster : gone,
                                                        "deletion",
                                                        "DB cluster deleted");
                                    });
                        },
                        reason -> fail(region, id, reason));
    }

    private void becomeAvailable(AwsRegion region, String id, String category, String message) {
        world.ledger()
                .update(() ->
                        region.clusterOf(id)
                                .ifPresent(cluster -> {
                                    region.put(cluster.in(Status.AVAILABLE));
                                    world.events().about(region, cluster, category, message);
                                }));
    }

    private void fail(AwsRegion region, String id, String reason) {
        world.ledger()
                .update(() ->
                        region.clusterOf(id)
                                .ifPresent(cluster -> {
                                    region.put(cluster.in(Status.FAILED));
                                    world.events().about(region, cluster, "failure", reason);
                                }));
    }
}
