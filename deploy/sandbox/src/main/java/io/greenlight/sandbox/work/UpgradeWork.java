package io.greenlight.sandbox.work;

import io.greenlight.sandbox.server.EngineVersion;
import io.greenlight.sandbox.server.UpgradeRemains;
import io.greenlight.sandbox.state.AwsRegion;
import io.greenlight.sandbox.state.Cluster;
import io.greenlight.sandbox.state.Engine;
import io.greenlight.sandbox.state.Status;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Takes a cluster to another engine version.
public final class UpgradeWork {

    /// The attribute that says, after a crash, where an upgrade was going.
    public static final String TARGET = "SandboxUpgradeTarget";

    private final World world;

    public UpgradeWork(World world) {
        this.world = world;
    }

    /// Upgrades a cluster that is `upgrading`.
    ///
    /// @param target version and cluster parameter group to end with
    /// @param instanceGroup the DB parameter group that its instances are to have then, if it is
    ///   not the one that follows from what they have
    public Cluster upgrade(
            AwsRegion region, Cluster cluster, Engine target, Optional<String> instanceGroup) {
        String id = cluster.origin().resourceId();
        Cluster upgrading = noted(cluster, target, instanceGroup);
        region.put(upgrading);
        world.background()
                .start(
                        id,
                        () -> {
                            Pace.pause(world.pace().provision());
                            world.injections().suffer(Injections.Kind.UPGRADE);
                            UpgradeRun run = run(region, id, target, instanceGroup);
                            if (run.isMajor()) {
                                new MajorRun(world, run, List.of())
                                        .run()
                                        .ifPresent(reason -> refuse(region, id, reason));
                            } else {
                                new MinorUpgrade(world, run).run();
                            }
                        },
                        reason -> refuse(region, id, reason));
        return upgrading;
    }

    static Cluster noted(Cluster cluster, Engine target, Optional<String> instanceGroup) {
        String note =
                "%s %s %s"
                        .formatted(
                                target.version(),
                                target.parameterGroup(),
                                instanceGroup.orElse(""));
        return cluster.with(Map.of(TARGET, note));
    }

    private UpgradeRun run(
            AwsRegion region, String id, Engine target, Optional<String> instanceGroup) {
        return new UpgradeRun(world, region, world.cluster(region, id), target, instanceGroup);
    }

    /// Goes on with an upgrade in whose middle the sandbox was killed, or takes it back.
    void resume(AwsRegion region, Cluster cluster) {
        String[] note = cluster.attributes().getOrDefault(TARGET, "").split(" ", 3);
        String id = cluster.origin().resourceId();
        if (note.length < 3) {
            refuse(region, id, "the sandbox was stopped before it began");
            return;
        }
        var target = new Engine(EngineVersion.parse(note[0]), note[1]);
        UpgradeRun run = run(region, id, target, Optional.of(note[2]).filter(it -> !it.isEmpty()));
        if (run.isMajor()) {
            if (world.globals().isSecondary(region, cluster)) {
                resumeSecondary(run);
            } else {
                resumeMajor(run);
            }
        } else if (run.from().equals(target.version())) {
            new MinorUpgrade(world, run).takeBack();
            run.available();
            run.tell("Database cluster engine version has been upgraded.");
        } else {
            new MinorUpgrade(world, run).takeBack();
            refuse(region, id, "the sandbox was stopped in the middle of it");
        }
    }

    /// Its primary has been settled before.
    private void resumeSecondary(UpgradeRun run) {
        if (world.globals().leaderVersion(run.region(), run.cluster()).major()
                == run.target().version().major()) {
            new MajorRun(world, run, List.of()).followAnew(run);
            return;
        }
        new MajorRun(world, run, List.of()).takeBack();
        refuse(run.region(), run.id(), "the sandbox was stopped in the middle of it");
    }

    private void resumeMajor(UpgradeRun run) {
        int major = run.target().version().major();
        int present =
                new UpgradeRemains(world.servers(), run.cluster().storage().volume())
                        .settle(world.installations().upgraderTo(major));
        if (present == major) {
            new MajorRun(world, run, List.of()).finish();
            return;
        }
        new MajorRun(world, run, List.of()).takeBack();
        refuse(run.region(), run.id(), "the sandbox was stopped in the middle of it");
    }

    /// A refused upgrade leaves the cluster as it was, and an event that says so.
    void refuse(AwsRegion region, String id, String reason) {
        world.ledger()
                .update(() ->
                        region.clusterOf(id)
                                .ifPresent(cluster -> {
                                    world.events()
                                            .about(
                                                    region,
                                                    cluster,
                                                    "maintenance",
                                                    "Database cluster is in a state that cannot be"
                                                            + " upgraded: "
                                                            + reason);
                                    region.put(cluster.in(Status.AVAILABLE));
                                    region.instancesOf(cluster).stream()
                                            .filter(it -> it.status() == Status.UPGRADING)
                                            .forEach(it -> region.put(it.in(Status.AVAILABLE)));
                                }));
        world.endpoints().refresh();
    }
}
