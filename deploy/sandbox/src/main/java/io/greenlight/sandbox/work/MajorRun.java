package io.greenlight.sandbox.work;

import io.greenlight.sandbox.server.Installation;
import io.greenlight.sandbox.server.MajorUpgrade;
import io.greenlight.sandbox.server.UpgradeRemains;
import io.greenlight.sandbox.state.Cluster;
import io.greenlight.sandbox.state.Instance;
import io.greenlight.sandbox.state.Status;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Takes a cluster to another major: the writer's volume by pg_upgrade, then its readers, which are
/// made anew from it.
final class MajorRun {

    /// Slots survive a pg_upgrade of 17 and later only.
    private static final int KEEPS_SLOTS = 17;

    private final World world;
    private final UpgradeRun run;
    private final InstanceServers servers;

    MajorRun(World world, UpgradeRun run) {
        this.world = world;
        this.run = run;
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
        readers().forEach(it -> servers.stop(run.region(), it.origin().resourceId()));
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
        readers.forEach(this::makeAnew);
        run.available();
        run.tell("Database cluster major version has been upgraded");
    }

    /// A reader that cannot be made anew has failed; the upgrade has not.
    private void makeAnew(Instance reader) {
        try {
            world.servers().stop(reader.volumeIn(run.cluster()), run.from());
            world.servers().remove(reader.volumeIn(run.cluster()));
            servers.start(run.region(), reader.origin().resourceId());
            run.tell(reader.origin().resourceId(), "DB instance restarted");
        } catch (RuntimeException e) {
            world.ledger()
                    .update(() -> {
                        run.region().put(reader.in(Status.FAILED));
                        world.events()
                                .about(
                                        run.region(),
                                        reader,
                                        "failure",
                                        String.valueOf(e.getMessage()));
                    });
        }
    }

    /// Starts whatever served the old major.
    void takeBack() {
        world.ledger()
                .with(() -> run.region().instancesOf(run.cluster()))
                .forEach(it -> servers.start(run.region(), it.origin().resourceId()));
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
