package io.greenlight.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.backbone.cluster.GlobalCluster;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.Strategy;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.contracts.UpgradePath;
import io.greenlight.preflight.check.Catalog;
import io.greenlight.preflight.check.FleetCheck;
import io.greenlight.preflight.check.Premises;
import io.greenlight.preflight.check.Route;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A Global Database in memory, which is well at first: a primary, and a secondary in another
/// region.
final class GlobalScene {

    static final PostgresVersion SOURCE = new PostgresVersion(17, 10);
    static final PostgresVersion TARGET = new PostgresVersion(17, 11);

    final FakeEstate estate = new FakeEstate();
    final Cluster primary = FakeFleet.cluster("orders", SOURCE, Map.of());
    final Cluster secondary = secondary(SOURCE, "available", "tokyo-parameters");
    private final FakeFleet fleet = new FakeFleet();

    GlobalScene() {
        put(primary);
        put(secondary);
        estate.global = Optional.of(world("available"));
        offer(primary, TARGET);
        offer(secondary, TARGET);
    }

    static Cluster secondary(PostgresVersion version, String status, String group) {
        ClusterRef ref = new ClusterRef("ap-northeast-1", "orders-tokyo");
        Cluster model = FakeFleet.cluster("orders-tokyo", version, Map.of());
        return new Cluster(
                ref,
                model.resourceId(),
                "arn:aws:rds:ap-northeast-1:000000000000:cluster:orders-tokyo",
                model.engine(),
                version,
                status,
                model.endpoint(),
                Optional.empty(),
                model.instances(),
                group,
                model.tags());
    }

    /// The same without any instance.
    static Cluster without(Cluster one) {
        return new Cluster(
                one.ref(),
                one.resourceId(),
                one.arn(),
                one.engine(),
                one.version(),
                one.status(),
                one.endpoint(),
                Optional.empty(),
                List.of(),
                one.parameterGroup(),
                one.tags());
    }

    GlobalCluster world(String status) {
        return new GlobalCluster(
                "world",
                SOURCE,
                status,
                List.of(
                        new GlobalCluster.Member(primary.ref(), primary.arn(), true),
                        new GlobalCluster.Member(secondary.ref(), secondary.arn(), false)));
    }

    /// Where that member is RDS takes it to those versions.
    void offer(Cluster member, PostgresVersion... versions) {
        estate.targets.put(member.ref().region(), List.of(versions));
    }

    void put(Cluster member) {
        estate.members.put(member.ref(), member);
    }

    static Finding only(String check, Premises premises) {
        List<Finding> found = findings(check, premises);
        assertEquals(1, found.size(), found.toString());
        return found.getFirst();
    }

    static List<Finding> findings(String check, Premises premises) {
        return checks().stream()
                .filter(one -> one.id().equals(check))
                .findFirst()
                .orElseThrow()
                .inspect(premises);
    }

    static List<FleetCheck> checks() {
        return Catalog.of(Duration.ZERO).stream()
                .filter(FleetCheck.class::isInstance)
                .map(FleetCheck.class::cast)
                .filter(one -> one.about().appliesTo(route(TARGET)))
                .toList();
    }

    private static Route route(PostgresVersion target) {
        return Route.of(new UpgradePath(Strategy.GLOBAL_MINOR, SOURCE, target));
    }

    Premises premises(Cluster tagged, Mode mode) {
        PostgresVersion target = mode == Mode.PATCH ? SOURCE : TARGET;
        UpgradePath path = new UpgradePath(Strategy.GLOBAL_MINOR, SOURCE, target);
        UpgradeOrder order =
                new UpgradeOrder(
                        UpgradeId.of(tagged.ref(), tagged.resourceId(), path, mode, 1),
                        tagged.ref(),
                        tagged.resourceId(),
                        path,
                        "orders-secret",
                        mode);
        return new Premises(order, route(target), tagged, fleet, estate);
    }
}
