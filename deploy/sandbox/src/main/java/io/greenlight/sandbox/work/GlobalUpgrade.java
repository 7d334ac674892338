package io.greenlight.sandbox.work;

import io.greenlight.sandbox.server.EngineVersion;
import io.greenlight.sandbox.state.Cluster;
import io.greenlight.sandbox.state.Engine;
import io.greenlight.sandbox.state.GlobalCluster;
import io.greenlight.sandbox.state.Instance;
import io.greenlight.sandbox.state.ParameterGroup;
import io.greenlight.sandbox.state.Status;
import io.greenlight.sandbox.work.Globals.Place;
import java.util.List;
import java.util.Optional;

/// Takes all members of a global cluster to another version. A minor one: secondaries first, the
/// primary's writer last, and all back if one fails. A major one: the primary by pg_upgrade, then
/// secondaries are made anew from it.
public final class GlobalUpgrade {

    private final World world;

    public GlobalUpgrade(World world) {
        this.world = world;
    }

    /// Begins, under the ledger's lock; every member and its instances are `upgrading` then.
    public void start(GlobalCluster global, EngineVersion version) {
        List<Place> places = world.globals().places(global);
        places.forEach(it -> mark(it, version));
        world.background()
                .start(
                        places.stream().map(it -> it.cluster().origin().resourceId()).toList(),
                        () -> {
                            Pace.pause(world.pace().provision());
                            world.injections().suffer(Injections.Kind.UPGRADE);
                            upgrade(places.stream().map(it -> run(it, version)).toList());
                        },
                        reason -> places.forEach(it -> refuse(it, reason)));
    }

    private void mark(Place place, EngineVersion version) {
        Cluster cluster = place.cluster();
        Engine target = target(cluster, version);
        Cluster upgrading =
                UpgradeWork.noted(cluster, target, instanceGroup(cluster, version))
                        .in(Status.UPGRADING);
        place.region().put(upgrading);
        for (Instance instance : place.region().instancesOf(cluster)) {
            if (instance.status() == Status.AVAILABLE) {
                place.region().put(instance.in(Status.UPGRADING));
            }
        }
    }

    private UpgradeRun run(Place place, EngineVersion version) {
        Cluster now = world.cluster(place.region(), place.cluster().origin().resourceId());
        return new UpgradeRun(
                world, place.region(), now, target(now, version), instanceGroup(now, version));
    }

    /// A major upgrade takes default groups, as RDS does: a call has no room for one of each
    /// region.
    private static Engine target(Cluster cluster, EngineVersion version) {
        boolean major = cluster.engine().version().major() != version.major();
        return new Engine(
                version,
                major
                        ? ParameterGroup.defaultOf(version.family()).name()
                        : cluster.engine().parameterGroup());
    }

    private static Optional<String> instanceGroup(Cluster cluster, EngineVersion version) {
        return cluster.engine().version().major() == version.major()
                ? Optional.empty()
                : Optional.of(ParameterGroup.defaultOf(version.family()).name());
    }

    private void upgrade(List<UpgradeRun> runs) {
        UpgradeRun primary = runs.getFirst();
        List<UpgradeRun> secondaries = runs.stream().skip(1).toList();
        if (primary.isMajor()) {
            new MajorRun(world, primary, secondaries)
                    .run()
                    .ifPresent(reason -> runs.forEach(it -> refuse(place(it), reason)));
            return;
        }
        List<MinorUpgrade> all = runs.stream().map(it -> new MinorUpgrade(world, it)).toList();
        all.forEach(MinorUpgrade::begin);
        try {
            all.reversed().forEach(MinorUpgrade::changeFollowers);
            all.getFirst().changeWriter();
        } catch (RuntimeException e) {
            all.forEach(MinorUpgrade::takeBack);
            throw e;
        }
        world.ledger().update(() -> runs.forEach(UpgradeRun::record));
        all.reversed().forEach(MinorUpgrade::complete);
    }

    private static Place place(UpgradeRun run) {
        return new Place(run.region(), run.cluster());
    }

    private void refuse(Place place, String reason) {
        new UpgradeWork(world)
                .refuse(place.region(), place.cluster().origin().resourceId(), reason);
    }
}
