package io.greenlight.sandbox.work;

import io.greenlight.sandbox.server.EngineVersion;
import io.greenlight.sandbox.server.Installation;
import io.greenlight.sandbox.server.MajorUpgrade;
import io.greenlight.sandbox.server.UpgradeRemains;
import io.greenlight.sandbox.state.AwsRegion;
import io.greenlight.sandbox.state.Cluster;
import io.greenlight.sandbox.state.Engine;
import io.greenlight.sandbox.state.Instance;
import io.greenlight.sandbox.state.Status;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Takes a cluster to another engine version.
public final class UpgradeWork {

    /// Slots survive a pg_upgrade of 17 and later only.
    private static final int KEEPS_SLOTS = 17;

    /// The attribute that says, after a crash, where an upgrade was going.
    public static final String TARGET = "SandboxUpgradeTarget";

    private final World world;
    private final InstanceWork instances;

    public UpgradeWork(World world, InstanceWork instances) {
        this.world = world;
        this.instances = instances;
    }

    /// Upgrades a cluster that is `upgrading`.
    ///
    /// @param target version and cluster parameter group to end with
    /// @param instanceGroup the DB parameter group that its instance is to have then
    public Cluster upgrade(
            AwsRegion region, Cluster cluster, Engine target, Optional<String> instanceGroup) {
        String id = cluster.origin().resourceId();
        String note =
                "%s %s %s"
                        .formatted(
                                target.version(),
                                target.parameterGroup(),
                                instanceGroup.orElse(""));
        Cluster upgrading = cluster.with(Map.of(TARGET, note));
        region.put(upgrading);
        world.background()
                .start(
                        id,
                        () -> {
                            Pace.pause(world.pace().provision());
                            world.injections().suffer(Injections.Kind.UPGRADE);
                            Run run = run(region, id, target, instanceGroup);
                            if (run.cluster().engine().version().major()
                                    == target.version().major()) {
                                changeBinaries(run);
                            } else {
                                upgradeMajor(run);
                            }
                        },
                        reason -> refuse(region, id, reason));
        return upgrading;
    }

    private Run run(AwsRegion region, String id, Engine target, Optional<String> instanceGroup) {
        Cluster now = world.cluster(region, id);
        Optional<Instance> writer = world.ledger().with(() -> region.writerOf(now));
        return new Run(region, now, target, writer, instanceGroup);
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
        Run run = run(region, id, target, Optional.of(note[2]).filter(it -> !it.isEmpty()));
        int major =
                new UpgradeRemains(world.servers(), cluster.storage().volume())
                        .settle(world.installations().upgraderTo(target.version().major()));
        if (major == target.version().major() && major != cluster.engine().version().major()) {
            finishMajor(run);
            return;
        }
        run.writer().ifPresent(it -> instances.startServer(region, it.origin().resourceId()));
        refuse(region, id, "the sandbox was stopped in the middle of it");
    }

    private record Run(
            AwsRegion region,
            Cluster cluster,
            Engine target,
            Optional<Instance> writer,
            Optional<String> instanceGroup) {}

    private void upgradeMajor(Run run) {
        Cluster cluster = run.cluster();
        var volume = cluster.storage().volume();
        EngineVersion from = cluster.engine().version();
        Path logs = run.writer().map(world::logs).orElse(volume.folder().resolve("log"));
        if (!world.servers().runs(volume)) {
            world.servers().start(volume, world.bareSettings(cluster));
        }
        Optional<String> refusal = precheck(cluster);
        Installation source = world.installations().require(from);
        Installation upgrader =
                world.installations().upgraderTo(run.target().version().major()).orElseThrow();
        var upgrade = new MajorUpgrade(world.servers(), volume, source, upgrader);
        if (refusal.isPresent() || !upgrade.isPossible(logs)) {
            String why =
                    refusal.orElse("pg_upgrade found objects that cannot be upgraded")
                            + "; see pg_upgrade_precheck.log among the instance's log files";
            refusal.ifPresent(
                    text -> world.servers().note(logs.resolve("pg_upgrade_precheck.log"), text));
            settleWithoutInstance(run);
            refuse(run.region(), cluster.origin().resourceId(), why);
            return;
        }
        upgradeFiles(run, upgrade, upgrader, logs);
    }

    private void upgradeFiles(Run run, MajorUpgrade upgrade, Installation upgrader, Path logs) {
        Cluster cluster = run.cluster();
        var volume = cluster.storage().volume();
        event(run, "Upgrading the DB cluster to " + run.target().version());
        world.servers().stop(volume, cluster.engine().version());
        if (!upgrade.run(logs)) {
            new UpgradeRemains(world.servers(), volume).settle(Optional.of(upgrader));
            run.writer()
                    .ifPresent(it -> instances.startServer(run.region(), it.origin().resourceId()));
            refuse(run.region(), cluster.origin().resourceId(), "pg_upgrade failed");
            return;
        }
        finishMajor(run);
    }

    private void finishMajor(Run run) {
        Cluster upgraded = run.cluster().on(run.target());
        var volume = upgraded.storage().volume();
        world.servers().start(volume, world.bareSettings(upgraded));
        world.prepare(upgraded);
        world.servers().stop(volume, run.target().version());
        record(run.region(), run.cluster(), run.target(), run.instanceGroup());
        run.writer().ifPresent(it -> instances.startServer(run.region(), it.origin().resourceId()));
        available(run.region(), run.cluster().origin().resourceId());
        event(run, "Database cluster major version has been upgraded");
    }

    private void changeBinaries(Run run) {
        Cluster cluster = run.cluster();
        Cluster changed = cluster.on(run.target());
        var volume = cluster.storage().volume();
        world.servers().stop(volume, cluster.engine().version());
        record(run.region(), cluster, run.target(), run.instanceGroup());
        world.servers().start(volume, world.bareSettings(changed));
        world.prepare(changed);
        world.servers().stop(volume, run.target().version());
        run.writer().ifPresent(it -> instances.startServer(run.region(), it.origin().resourceId()));
        available(run.region(), cluster.origin().resourceId());
        event(run, "Database cluster minor version has been upgraded");
    }

    /// What RDS looks at beyond pg_upgrade's own checks.
    private Optional<String> precheck(Cluster cluster) {
        if (cluster.engine().version().major() >= KEEPS_SLOTS) {
            return Optional.empty();
        }
        List<String> slots = world.inside(cluster.storage().volume()).logicalSlots();
        return slots.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "The instance could not be upgraded because one or more databases have"
                                + " logical replication slots: %s. Drop them and try again"
                                        .formatted(String.join(", ", slots)));
    }

    private void settleWithoutInstance(Run run) {
        if (run.writer().isEmpty()) {
            world.servers()
                    .stop(run.cluster().storage().volume(), run.cluster().engine().version());
        }
    }

    private void record(
            AwsRegion region, Cluster cluster, Engine target, Optional<String> instanceGroup) {
        world.ledger()
                .update(() -> {
                    Cluster now = world.cluster(region, cluster.origin().resourceId()).on(target);
                    region.put(now);
                    region.writerOf(now)
                            .ifPresent(it ->
                                    instanceGroup.ifPresent(
                                            group -> region.put(it.grouped(group))));
                });
    }

    private void available(AwsRegion region, String id) {
        world.ledger()
                .update(() -> {
                    Cluster now = world.cluster(region, id).in(Status.AVAILABLE);
                    region.put(now);
                    region.writerOf(now).ifPresent(it -> region.put(it.in(Status.AVAILABLE)));
                });
        world.endpoints().refresh();
    }

    private void event(Run run, String message) {
        world.ledger()
                .update(() ->
                        world.events().about(run.region(), run.cluster(), "maintenance", message));
    }

    /// A refused upgrade leaves the cluster as it was, and an event that says so.
    private void refuse(AwsRegion region, String id, String reason) {
        world.ledger()
                .update(() ->
                        region.clusterOf(id)
                                .ifPresent(cluster ->
                                        world.events()
                                                .about(
                                                        region,
                                                        cluster,
                                                        "maintenance",
                                                        "Database cluster upgrade failed: "
                                                                + reason)));
        available(region, id);
    }
}
