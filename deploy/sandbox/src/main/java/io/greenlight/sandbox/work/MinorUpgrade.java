package io.greenlight.sandbox.work;

import io.greenlight.sandbox.server.Volume;
import io.greenlight.sandbox.state.Cluster;
import io.greenlight.sandbox.state.Engine;
import io.greenlight.sandbox.state.Instance;
import io.greenlight.sandbox.state.Status;
import java.util.List;

/// Takes a cluster's servers to other binaries of the same major, one after the other: whoever
/// follows first, the writer last. Up to [#complete] all of them can be taken back. A secondary of
/// a global cluster has nobody who writes.
final class MinorUpgrade {

    private final World world;
    private final UpgradeRun run;
    private final InstanceServers servers;

    MinorUpgrade(World world, UpgradeRun run) {
        this.world = world;
        this.run = run;
        this.servers = new InstanceServers(world);
    }

    /// The whole upgrade of a cluster that stands alone.
    void run() {
        begin();
        try {
            changeFollowers();
            changeWriter();
        } catch (RuntimeException e) {
            takeBack();
            throw e;
        }
        complete();
    }

    void begin() {
        run.tell("Database cluster engine minor version upgrade started. Cluster remains online.");
    }

    void changeFollowers() {
        for (Instance reader : instances()) {
            if (!isWriter(reader)) {
                change(reader, run.target());
            }
        }
    }

    void changeWriter() {
        world.injections().suffer(Injections.Kind.WRITER_UPGRADE);
        if (world.globals().isSecondary(run.region(), run.cluster())) {
            return;
        }
        List<Instance> writers = instances().stream().filter(this::isWriter).toList();
        Cluster changed = run.cluster().on(run.target());
        Volume volume = changed.storage().volume();
        if (writers.isEmpty()) {
            world.servers().start(volume, world.bareSettings(changed));
            world.prepare(changed);
            world.servers().stop(volume, run.target().version());
            return;
        }
        writers.forEach(it -> change(it, run.target()));
        world.prepare(changed);
        run.tell("Database cluster is online. The primary instance is ready for connections.");
    }

    void complete() {
        run.record();
        run.available();
        run.tell("Database cluster engine version upgrade finished on all instances.");
        run.tell(
                ("Database cluster engine minor version upgrade complete. Previous version: %s."
                                + " New version: %s.0.")
                        .formatted(run.fromPatched(), run.target().version()));
        run.tell("Database cluster engine version has been upgraded.");
    }

    /// Gives every server the binaries that it had. One that does not come back with them has
    /// failed, and does not keep the others from it.
    void takeBack() {
        for (Instance instance : instances().reversed()) {
            try {
                change(instance, run.cluster().engine());
            } catch (RuntimeException e) {
                run.fail(instance, String.valueOf(e.getMessage()));
            }
        }
    }

    private void change(Instance instance, Engine engine) {
        String id = instance.origin().resourceId();
        servers.stop(run.region(), id);
        run.tell(instance, "DB instance shutdown");
        servers.startAs(run.region(), id, engine);
        run.tell(instance, "DB instance restarted");
    }

    private boolean isWriter(Instance instance) {
        return instance.isWriter() && !world.globals().isSecondary(run.region(), run.cluster());
    }

    /// Those that were at work when it began; others have failed, or come to be later.
    private List<Instance> instances() {
        return world.ledger()
                .with(() ->
                        run.region().instancesOf(run.cluster()).stream()
                                .filter(it -> it.status() == Status.UPGRADING)
                                .toList());
    }
}
