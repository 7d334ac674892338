package io.greenlight.sandbox.work;

import io.greenlight.sandbox.server.Adjustment;
import io.greenlight.sandbox.server.ProgramFailure;
import io.greenlight.sandbox.server.Role;
import io.greenlight.sandbox.server.ServerSettings;
import io.greenlight.sandbox.server.Volume;
import io.greenlight.sandbox.state.AwsRegion;
import io.greenlight.sandbox.state.Cluster;
import io.greenlight.sandbox.state.Engine;
import io.greenlight.sandbox.state.Instance;
import io.greenlight.sandbox.state.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The servers behind instances. A writer's works on its cluster's volume; a reader's on a copy,
/// which is made anew whenever it cannot follow any more.
final class InstanceServers {

    private static final System.Logger LOG = System.getLogger("sandbox");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Set<Status> NO_SERVERS =
            Set.of(Status.CREATING, Status.DELETING, Status.FAILED);

    private final World world;
    private final Copies copies;

    InstanceServers(World world) {
        this.world = world;
        this.copies = new Copies(world);
    }

    /// Starts the server with what its groups say now, and remembers that.
    void start(AwsRegion region, String id) {
        startAs(region, id, world.cluster(region, world.instance(region, id).cluster()).engine());
    }

    /// The same on an engine that is not yet, or no longer, its cluster's.
    void startAs(AwsRegion region, String id, Engine engine) {
        Cluster cluster = world.cluster(region, world.instance(region, id).cluster()).on(engine);
        if (NO_SERVERS.contains(cluster.status())) {
            throw new IllegalStateException("the cluster is " + cluster.status());
        }
        Instance instance =
                world.ledger()
                        .with(() -> {
                            Instance now = world.instance(region, id);
                            Instance applying =
                                    now.applying(world.parameters(region, cluster, now));
                            region.put(applying);
                            return applying;
                        });
        resume(region, cluster, instance);
    }

    /// Starts the server with the parameters that it had, unless it runs.
    void resume(AwsRegion region, Cluster cluster, Instance instance) {
        Volume volume = instance.volumeIn(cluster);
        ServerSettings settings = world.settings(region, cluster, instance);
        List<Adjustment> adjustments =
                settings.role() instanceof Role.Follower(Volume leader)
                        ? follow(volume, leader, settings)
                        : world.servers().start(volume, settings);
        tell(region, instance, adjustments);
    }

    void stop(AwsRegion region, String id) {
        Instance instance = world.instance(region, id);
        Cluster cluster = world.cluster(region, instance.cluster());
        world.servers().stop(instance.volumeIn(cluster), cluster.engine().version());
    }

    /// Lets a writer know that somebody follows it now: it has to keep some WAL.
    void leadFrom(AwsRegion region, Cluster cluster) {
        world.ledger()
                .with(() -> region.writerOf(cluster))
                .ifPresent(writer ->
                        world.servers()
                                .reload(
                                        cluster.storage().volume(),
                                        world.settings(region, cluster, writer)));
    }

    /// Followers stop replaying when their writer has come back with more of what they need: those
    /// of a writer that had `before` start anew then.
    void bringFollowersAlong(AwsRegion region, Instance writer, Map<String, String> before) {
        Cluster cluster = world.cluster(region, writer.cluster());
        if (world.globals().isSecondary(region, cluster)
                || !ServerSettings.concernsFollowers(before, writer.applied())) {
            return;
        }
        for (Globals.Follower follower : world.globals().followers(region, cluster)) {
            if (follower.instance().status() == Status.AVAILABLE) {
                String id = follower.instance().origin().resourceId();
                stop(follower.region(), id);
                start(follower.region(), id);
                world.ledger()
                        .update(() ->
                                world.events()
                                        .about(
                                                follower.region(),
                                                follower.instance(),
                                                "availability",
                                                "DB instance restarted"));
            }
        }
    }

    private List<Adjustment> follow(Volume volume, Volume leader, ServerSettings settings) {
        if (world.servers().isMade(volume)) {
            try {
                List<Adjustment> adjustments = world.servers().start(volume, settings);
                if (!world.servers().runs(leader)
                        || world.inside(volume).awaitFollowing(PATIENCE)) {
                    return adjustments;
                }
            } catch (ProgramFailure e) {
                LOG.log(System.Logger.Level.WARNING, "a reader is copied anew", e);
            }
        }
        world.servers().stop(volume, settings.version());
        copies.copyToFollow(leader, volume);
        List<Adjustment> adjustments = world.servers().start(volume, settings);
        if (!world.inside(volume).awaitFollowing(PATIENCE)) {
            throw new IllegalStateException("the reader does not follow its writer");
        }
        return adjustments;
    }

    private void tell(AwsRegion region, Instance instance, List<Adjustment> adjustments) {
        world.ledger()
                .update(() ->
                        adjustments.forEach(it ->
                                world.events()
                                        .about(
                                                region,
                                                instance,
                                                "configuration change",
                                                ("The parameter %s was set to a value incompatible"
                                                                + " with replication. It has been"
                                                                + " adjusted from %s to %s.")
                                                        .formatted(
                                                                it.parameter(),
                                                                it.from(),
                                                                it.to()))));
    }
}
