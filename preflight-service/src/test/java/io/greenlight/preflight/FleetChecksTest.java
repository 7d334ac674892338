package io.greenlight.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.backbone.cluster.FakeSecrets;
import io.greenlight.backbone.cluster.GlobalCluster;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.Severity;
import io.greenlight.contracts.Strategy;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.contracts.UpgradePath;
import io.greenlight.preflight.check.Catalog;
import io.greenlight.preflight.check.Estate;
import io.greenlight.preflight.check.FleetCheck;
import io.greenlight.preflight.check.Premises;
import io.greenlight.preflight.check.Route;
import io.greenlight.preflight.check.Way;
import io.greenlight.preflight.database.Survey;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Checks of what RDS says, on an estate in memory.
class FleetChecksTest {

    private static final PostgresVersion SOURCE = new PostgresVersion(14, 24);
    private static final PostgresVersion TARGET = new PostgresVersion(17, 11);

    private final FakeFleet fleet = new FakeFleet();
    private final FakeEstate estate = new FakeEstate();
    private final Cluster cluster = FakeFleet.cluster("orders", SOURCE, Map.of());

    @Test
    void anEstateThatIsWellGivesNothingOnAnyWay() {
        offer();
        estate.instances.add(new Estate.Instance("orders-1", "db.r6g.large", List.of("in-sync")));

        for (Way way : Way.values()) {
            estate.members.put(cluster.ref(), cluster);
            estate.global = way == Way.GLOBAL_MINOR ? Optional.of(world()) : Optional.empty();
            for (FleetCheck check : checks()) {
                assertEquals(List.of(), check.inspect(premises(way)), check.id());
            }
        }
    }

    @Test
    void membershipOfAGlobalDatabaseHasToGoWithTheStrategy() {
        assertEquals(
                List.of("orders is no member of a Global Database"),
                findings("global-database", Way.GLOBAL_MINOR).getFirst().objects());
        estate.globalDatabase = Optional.of("world");
        estate.global = Optional.of(world());
        estate.members.put(cluster.ref(), cluster);
        assertEquals(List.of(), findings("global-database", Way.GLOBAL_MINOR));
        assertEquals(
                List.of("orders is a member of world"),
                findings("global-database", Way.CLONE).getFirst().objects());
    }

    @Test
    void aVolumeWithFifteenClonesWarns() {
        estate.sharers = 15;
        assertEquals(List.of(), findings("clone-room", Way.CLONE));
        estate.sharers = 16;

        assertEquals(
                List.of("16 clusters share the volume of orders"),
                findings("clone-room", Way.CLONE).getFirst().objects());
    }

    @Test
    void aRefusalOfRdsIsAFindingAndTheOthersGoOn() {
        offer();
        estate.refusal = Optional.of("not authorized to perform: rds:DescribeDBInstances");
        Survey unused =
                new Survey(
                        (database, login) -> {
                            throw new SQLException("nobody asks a database");
                        },
                        Bench.CONFIG);
        PreflightRun run =
                new PreflightRun(
                        fleet,
                        estate,
                        new FakeSecrets(),
                        unused,
                        Bench.NEVER_REHEARSED,
                        Bench.CONFIG);

        List<Finding> found = run.look(order(), cluster).findings();

        assertEquals(
                Map.of(
                        "pending-change", Severity.BLOCKED,
                        "instance-class", Severity.BLOCKED,
                        "global-database", Severity.BLOCKED,
                        "write-forwarding", Severity.BLOCKED,
                        "clone-room", Severity.WARNING,
                        "attachment", Severity.WARNING,
                        "maintenance-secret", Severity.BLOCKED),
                found.stream().collect(Collectors.toMap(Finding::check, Finding::severity)));
        assertTrue(found.getFirst().title().contains("rds:DescribeDBInstances"));
    }

    private GlobalCluster world() {
        return new GlobalCluster(
                "world",
                SOURCE,
                "available",
                List.of(new GlobalCluster.Member(cluster.ref(), cluster.arn(), true)));
    }

    private void offer() {
        fleet.offer(SOURCE.toString(), TARGET.toString());
    }

    private List<Finding> findings(String check, Way way) {
        assertTrue(check(check).about().appliesTo(premises(way).route()), check);
        return check(check).inspect(premises(way));
    }

    private static FleetCheck check(String id) {
        return checks().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    private static List<FleetCheck> checks() {
        return Catalog.of(Duration.ZERO).stream()
                .filter(FleetCheck.class::isInstance)
                .map(FleetCheck.class::cast)
                .toList();
    }

    private Premises premises(Way way) {
        return new Premises(order(), new Route(way, SOURCE, TARGET), cluster, fleet, estate);
    }

    private UpgradeOrder order() {
        UpgradePath path = new UpgradePath(Strategy.CLONE, SOURCE, TARGET);
        return new UpgradeOrder(
                UpgradeId.of(cluster.ref(), cluster.resourceId(), path, 1),
                cluster.ref(),
                cluster.resourceId(),
                path,
                "orders-secret");
    }
}
