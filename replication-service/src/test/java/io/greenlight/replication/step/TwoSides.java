package io.greenlight.replication.step;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.backbone.cluster.FakeSecrets;
import io.greenlight.backbone.cluster.Fleet;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.RealServer;
import io.greenlight.backbone.plan.Run;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.ResourceId;
import io.greenlight.contracts.Strategy;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.contracts.UpgradePath;
import io.greenlight.replication.database.Session;
import io.greenlight.replication.database.Sessions;
import io.greenlight.replication.run.ReplicationConfig;
import io.greenlight.replication.run.ReplicationFacts;
import io.greenlight.replication.run.Source;
import io.greenlight.replication.run.SourceDatabase;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/// An upgrade from a server of 14 to one of 17, and what RDS would say of the two. Both have the
/// maintenance user whom the upgrade's secret names.
final class TwoSides {

    static final UpgradeId UPGRADE = new UpgradeId("orders-0123abcd");
    static final RunNames NAMES = new RunNames(UPGRADE);
    static final ClusterRef CLUSTER = new ClusterRef("eu-central-1", "orders");
    static final String SECRET = "orders-maintenance-user-secret";

    private static final PostgresVersion OLD = new PostgresVersion(14, 24);
    private static final PostgresVersion NEW = new PostgresVersion(17, 10);

    private final Login login = new Login("maintenance", UUID.randomUUID().toString());
    private final RealServer older = RealServer.of(14);
    private final RealServer newer = RealServer.of(17);
    private final FakeFleet fleet = new FakeFleet();
    private final FakeSecrets secrets = new FakeSecrets();
    private final List<String> databases;

    /// Makes those databases on both sides.
    TwoSides(String... databases) {
        this.databases = List.of(databases);
        for (RealServer server : List.of(older, newer)) {
            server.execute(server.maintenance(), "DROP ROLE IF EXISTS maintenance");
            server.execute(
                    server.maintenance(),
                    "CREATE ROLE maintenance SUPERUSER LOGIN PASSWORD '%s'"
                            .formatted(login.password()));
            this.databases.forEach(server::create);
        }
        secrets.keep(SECRET, login);
        fleet.put(cluster(CLUSTER.identifier(), older.endpoint(), Map.of()));
        fleet.put(
                cluster(
                        NAMES.target(CLUSTER).identifier(),
                        newer.endpoint(),
                        Map.of("UpgradeDB:TargetOf", UPGRADE.value())));
    }

    /// What RDS would say of a cluster of one instance.
    static Cluster cluster(String identifier, Endpoint endpoint, Map<String, String> tags) {
        Cluster like = FakeFleet.cluster(identifier, OLD, tags);
        return new Cluster(
                like.ref(),
                like.resourceId(),
                like.arn(),
                like.engine(),
                like.version(),
                like.status(),
                endpoint,
                like.writerInstance(),
                like.instances(),
                like.parameterGroup(),
                like.tags());
    }

    /// A cluster under another name than its resource id tells.
    static Cluster renamed(String identifier, String newName) {
        Cluster like = FakeFleet.cluster(identifier, OLD, Map.of());
        return new Cluster(
                like.ref().named(newName),
                like.resourceId(),
                like.arn(),
                like.engine(),
                like.version(),
                like.status(),
                like.endpoint(),
                like.writerInstance(),
                like.instances(),
                like.parameterGroup(),
                like.tags());
    }

    ClusterRef targetRef() {
        return NAMES.target(CLUSTER);
    }

    /// Takes the databases away again.
    void clear() {
        for (RealServer server : List.of(older, newer)) {
            databases.forEach(server::drop);
        }
    }

    RealServer older() {
        return older;
    }

    RealServer newer() {
        return newer;
    }

    FakeFleet fleet() {
        return fleet;
    }

    FakeSecrets secrets() {
        return secrets;
    }

    Access access() {
        return access(fleet);
    }

    Access access(Fleet asked) {
        // Each server vouches for itself, and by one name only.
        return new Access(
                new Sessions(
                        (database, user) -> {
                            RealServer server = serverAt(database.endpoint());
                            Database here = new Database(server.endpoint(), database.name());
                            return server.postgres().open(here, user);
                        },
                        secrets),
                asked);
    }

    static ReplicationConfig config() {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(ReplicationConfig.class)
                .build()
                .getConfigMapping(ReplicationConfig.class);
    }

    /// A run that has looked at its source.
    Run<ReplicationFacts> run() {
        List<SourceDatabase> found =
                IntStream.range(0, databases.size())
                        .mapToObj(i -> SourceDatabase.found(databases.get(i), i))
                        .toList();
        return Run.detached(
                new UpgradeOrder(
                        UPGRADE,
                        CLUSTER,
                        new ResourceId("cluster-orders"),
                        new UpgradePath(Strategy.CLONE, OLD, NEW),
                        SECRET),
                ReplicationFacts.begun(Instant.EPOCH)
                        .with(new Source(CLUSTER, older.endpoint(), found)));
    }

    Session onSource(String database) throws Exception {
        return access().open(run(), older.endpoint(), database);
    }

    Session onTarget(String database) throws Exception {
        return access().open(run(), newer.endpoint(), database);
    }

    private RealServer serverAt(Endpoint endpoint) {
        return endpoint.port() == older.endpoint().port() ? older : newer;
    }
}
