package io.greenlight.sandbox.work;

import io.greenlight.sandbox.server.Volume;
import io.greenlight.sandbox.state.AwsRegion;
import io.greenlight.sandbox.state.Cluster;
import io.greenlight.sandbox.state.Instance;
import io.greenlight.sandbox.state.Status;
import java.util.List;

/// Brings clusters back after a restart of the sandbox, and takes them down before its end.
public final class Recovery {

    private static final System.Logger LOG = System.getLogger("sandbox");

    private final World world;
    private final InstanceWork instances;
    private final InstanceServers servers;

    public Recovery(World world) {
        this.world = world;
        this.instances = new InstanceWork(world);
        this.servers = new InstanceServers(world);
    }

    /// Takes over the servers that still run and starts the others, those that others follow first.
    /// What was half made when the sandbox was killed has failed; what was being changed goes on or
    /// is as it was before.
    public void recover() {
        List<Globals.Place> places = places();
        places.stream().filter(it -> !isSecondary(it)).forEach(this::recover);
        places.stream().filter(this::isSecondary).forEach(this::recover);
        world.ledger()
                .update(() ->
                        world.ledger().regions().values().stream()
                                .map(AwsRegion::snapshots)
                                .forEach(snapshots ->
                                        snapshots.replaceAll((_, it) ->
                                                it.status() == Status.CREATING
                                                        ? it.in(Status.FAILED)
                                                        : it)));
        world.endpoints().refresh();
    }

    private boolean isSecondary(Globals.Place place) {
        return world.globals().isSecondary(place.region(), place.cluster());
    }

    private void recover(Globals.Place place) {
        recover(place.region(), place.cluster());
    }

    private void recover(AwsRegion region, Cluster cluster) {
        switch (cluster.status()) {
            case CREATING, FAILED -> put(region, cluster.in(Status.FAILED));
            case DELETING -> {
                instancesOf(region, cluster).forEach(it -> instances.delete(region, it));
                new ClusterWork(world).delete(region, cluster);
            }
            case UPGRADING -> resumeUpgrade(region, cluster);
            case AVAILABLE,
                    MODIFYING,
                    RENAMING,
                    REBOOTING,
                    MAINTENANCE,
                    FAILING_OVER,
                    RESETTING_MASTER_CREDENTIALS -> {
                Cluster available = cluster.in(Status.AVAILABLE);
                put(region, available);
                if (world.ledger().with(() -> region.writerOf(available)).isEmpty()) {
                    rest(available);
                }
                instancesOf(region, available).forEach(it -> recover(region, available, it));
            }
        }
    }

    private List<Instance> instancesOf(AwsRegion region, Cluster cluster) {
        return world.ledger().with(() -> region.instancesOf(cluster));
    }

    /// A server that a cut-off clone or password had started would be taken for an instance's.
    private void rest(Cluster cluster) {
        world.servers().stop(cluster.storage().volume(), cluster.engine().version());
    }

    private void resumeUpgrade(AwsRegion region, Cluster cluster) {
        try {
            new UpgradeWork(world).resume(region, cluster);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "the upgrade of " + cluster.identifier(), e);
            put(region, cluster.in(Status.FAILED));
        }
    }

    private void recover(AwsRegion region, Cluster cluster, Instance instance) {
        switch (instance.status()) {
            case CREATING -> instances.create(region, instance);
            case DELETING -> instances.delete(region, instance);
            case AVAILABLE,
                    MODIFYING,
                    RENAMING,
                    REBOOTING,
                    MAINTENANCE,
                    FAILING_OVER,
                    RESETTING_MASTER_CREDENTIALS,
                    UPGRADING,
                    FAILED ->
                    start(region, cluster, instance);
        }
    }

    private void put(AwsRegion region, Cluster cluster) {
        world.ledger().update(() -> region.put(cluster));
    }

    private void start(AwsRegion region, Cluster cluster, Instance instance) {
        try {
            servers.resume(region, cluster, instance);
            world.ledger().update(() -> region.put(instance.in(Status.AVAILABLE)));
        } catch (RuntimeException e) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "cluster " + cluster.identifier() + " stays down",
                    e);
            world.ledger()
                    .update(() -> {
                        region.put(instance.in(Status.FAILED));
                        world.events()
                                .about(region, instance, "failure", String.valueOf(e.getMessage()));
                    });
        }
    }

    /// Followers first: a leader waits for those that follow it before it ends.
    public void stopServers() {
        List<Globals.Place> places = places();
        for (Globals.Place place : places) {
            Cluster cluster = place.cluster();
            for (Instance reader : instancesOf(place.region(), cluster)) {
                if (!reader.isWriter() || isSecondary(place)) {
                    stop(cluster, reader.volumeIn(cluster));
                }
            }
        }
        places.forEach(it -> stop(it.cluster(), it.cluster().storage().volume()));
    }

    private void stop(Cluster cluster, Volume volume) {
        try {
            world.servers().stop(volume, cluster.engine().version());
        } catch (RuntimeException e) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "cluster " + cluster.identifier() + " does not stop",
                    e);
        }
    }

    private List<Globals.Place> places() {
        return world.ledger()
                .with(() ->
                        world.ledger().regions().values().stream()
                                .flatMap(region ->
                                        region.clusters().values().stream()
                                                .map(it -> new Globals.Place(region, it)))
                                .toList());
    }
}
