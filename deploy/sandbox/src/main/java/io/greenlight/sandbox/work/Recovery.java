package io.greenlight.sandbox.work;

import io.greenlight.sandbox.server.ServerSettings;
import io.greenlight.sandbox.state.AwsRegion;
import io.greenlight.sandbox.state.Cluster;
import io.greenlight.sandbox.state.Instance;
import io.greenlight.sandbox.state.Status;
import java.util.List;
import java.util.Set;

/// Brings clusters back after a restart of the sandbox, and takes them down before its end.
public final class Recovery {

    private static final System.Logger LOG = System.getLogger("sandbox");
    private static final Set<Status> HALF_MADE = Set.of(Status.CREATING);

    private final World world;

    public Recovery(World world) {
        this.world = world;
    }

    /// Takes over the servers that still run, starts the others. What was half made when the
    /// sandbox was killed has failed; what was being changed is as it was before or after.
    public void recover() {
        world.ledger().update(() -> world.ledger().regions().values().forEach(this::settle));
        for (AwsRegion region : regions()) {
            for (Instance instance : List.copyOf(region.instances().values())) {
                region.clusterOf(instance.cluster())
                        .filter(Cluster::isAvailable)
                        .ifPresent(cluster -> start(region, cluster, instance));
            }
        }
        world.endpoints().refresh();
    }

    private void settle(AwsRegion region) {
        region.clusters()
                .replaceAll((_, cluster) -> {
                    boolean halfMade = HALF_MADE.contains(cluster.status());
                    return cluster.status() == Status.FAILED || halfMade
                            ? cluster.in(Status.FAILED)
                            : cluster.in(Status.AVAILABLE);
                });
        region.instances()
                .replaceAll((_, instance) ->
                        instance.status() == Status.FAILED
                                ? instance
                                : instance.in(Status.AVAILABLE));
    }

    private void start(AwsRegion region, Cluster cluster, Instance instance) {
        ServerSettings settings = world.settings(cluster, instance);
        try {
            world.servers().start(cluster.storage().volume(), settings);
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

    public void stopServers() {
        for (AwsRegion region : regions()) {
            for (Cluster cluster : region.clusters().values()) {
                try {
                    world.servers().stop(cluster.storage().volume(), cluster.engine().version());
                } catch (RuntimeException e) {
                    LOG.log(
                            System.Logger.Level.ERROR,
                            "cluster " + cluster.identifier() + " does not stop",
                            e);
                }
            }
        }
    }

    private List<AwsRegion> regions() {
        return world.ledger().with(() -> List.copyOf(world.ledger().regions().values()));
    }
}
