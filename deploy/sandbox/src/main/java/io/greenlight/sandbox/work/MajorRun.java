package io.greenlight.sandbox.work;

import io.greenlight.sandbox.server.Installation;
import io.greenlight.sandbox.server.MajorUpgrade;
import io.greenlight.sandbox.server.UpgradeRemains;
import io.greenlight.sandbox.server.Volume;
import io.greenlight.sandbox.state.Cluster;
import io.greenlight.sandbox.state.Instance;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Takes a cluster to another major: the writer's volume by pg_upgrade, then whoever follows it,
/// its readers and the secondaries of its global cluster, which are made anew from it.
final class MajorRun {

    /// Slots survive a pg_upgrade of 17 and later only.
    private static final int KEEPS_SLOTS = 17;

    private final World world;
    private final UpgradeRun run;
    private final List<UpgradeRun> secondaries;
    private final InstanceServers servers;

    /// @param secondaries what the members that follow are to become
    MajorRun(World world, UpgradeRun run, List<UpgradeRun> secondaries) {
        this.world = world;
        this.run = run;
        this.secondaries = secondaries;
        this.servers = new InstanceServers(world);
    }

    /// The reason to refuse, when there is one: all is as it was then.
    Optional<String> run() {
        run.tell("Upgrade in progress: Performing online pre-upgrade checks.");
        Cluster cluster = run.cluster();
        var volume = cluster.storage().volume();
        Path logs = logs();
        if (!world.servers().runs(volume)) {
            world.servers().start(volume, world.bareSettings(cluster));
        }
        Optional<String> refusal = precheck(cluster);
        Installation source = world.installations().require(run.from());
        Installation upgrader =
                world.installations().upgraderTo(run.target().version().major()).orElseThrow();
        var upgrade = new MajorUpgrade(world.servers(), volume, source, upgrader);
        if (refusal.isPresent() || !upgrade.isPossible(logs, world.now())) {
            refusal.ifPresent(
                    text -> world.servers().note(logs.resolve("pg_upgrade_precheck.log"), text));
            settleWithoutInstance();
            return Optional.of(
                    refusal.orElse("pg_upgrade found objects that cannot be upgraded")
                            + "; see pg_upgrade_precheck.log among the instance's log files");
        }
        return upgradeFiles(upgrade, upgrader, logs);
    }

    private Path logs() {
        return writer().map(world::logs)
                .orElse(run.cluster().storage().volume().folder().resolve("log"));
    }

    private Optional<String> upgradeFiles(MajorUpgrade upgrade, Installation upgrader, Path logs) {
        Cluster cluster = run.cluster();
        var volume = cluster.storage().volume();
        run.tell("Upgrade in progress: Upgrading writer.");
        secondaries.forEach(it -> instances(it).forEach(instance -> stop(it, instance)));
        readers().forEach(it -> stop(run, it));
        world.servers().stop(volume, run.from());
        if (!upgrade.run(logs, world.now())) {
            new UpgradeRemains(world.servers(), volume).settle(Optional.of(upgrader));
            takeBack();
            return Optional.of("pg_upgrade failed");
        }
        finish();
        return Optional.empty();
    }

    /// What is left to do when the volume is of the new major.
    void finish() {
        Cluster upgraded = run.cluster().on(run.target());
        var volume = upgraded.storage().volume();
        world.servers().start(volume, world.bareSettings(upgraded));
        world.prepare(upgraded);
        world.servers().stop(volume, run.target().version());
        run.record();
        writer().ifPresent(it -> servers.start(run.region(), it.origin().resourceId()));
        List<Instance> readers = readers();
        if (!readers.isEmpty()) {
            run.tell("Upgrade in progress: Upgrading reader instances.");
        }
        readers.forEach(it -> makeAnew(run, it));
        secondaries.forEach(this::followAnew);
        run.available();
        run.tell("Database cluster major version has been upgraded");
    }

    /// Makes a member anew from its primary, which is of the new major already.
    void followAnew(UpgradeRun secondary) {
        secondary.record();
        Volume volume = secondary.cluster().storage().volume();
        world.servers().stop(volume, secondary.from());
        world.servers().remove(volume);
        instances(secondary).forEach(it -> makeAnew(secondary, it));
        secondary.available();
        secondary.tell("Database cluster major version has been upgraded");
    }

    /// A reader that cannot be made anew has failed; the upgrade has not.
    private void makeAnew(UpgradeRun of, Instance reader) {
        try {
            Volume volume = reader.volumeIn(of.cluster());
            world.servers().stop(volume, of.from());
            world.servers().remove(volume);
            world.injections().suffer(Injections.Kind.READER_UPGRADE);
            servers.start(of.region(), reader.origin().resourceId());
            of.tell(reader, "DB instance restarted");
        } catch (RuntimeException e) {
            of.fail(reader, String.valueOf(e.getMessage()));
        }
    }

    private void stop(UpgradeRun of, Instance instance) {
        servers.stop(of.region(), instance.origin().resourceId());
    }

    private List<Instance> instances(UpgradeRun of) {
        return world.ledger().with(() -> of.region().instancesOf(of.cluster()));
    }

    /// Starts whatever served the old major.
    void takeBack() {
        startAll(run);
        secondaries.forEach(this::startAll);
    }

    private void startAll(UpgradeRun of) {
        for (Instance instance : instances(of)) {
            try {
                servers.start(of.region(), instance.origin().resourceId());
            } catch (RuntimeException e) {
                of.fail(instance, String.valueOf(e.getMessage()));
            }
        }
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

    private void settleWithoutInstance() {
        if (writer().isEmpty()) {
            world.servers().stop(run.cluster().storage().volume(), run.from());
        }
    }

    private Optional<Instance> writer() {
        return world.ledger().with(() -> run.region().writerOf(run.cluster()));
    }

    private List<Instance> readers() {
        return world.ledger().with(() -> run.region().readersOf(run.cluster()));
    }
}
