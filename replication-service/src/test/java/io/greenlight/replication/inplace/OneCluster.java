package io.greenlight.replication.inplace;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.backbone.cluster.FakeSecrets;
import io.greenlight.backbone.cluster.Instance;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.RealServer;
import io.greenlight.backbone.journal.FakeFiles;
import io.greenlight.backbone.journal.RunLog;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.time.StandingClock;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.ResourceId;
import io.greenlight.contracts.Strategy;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.contracts.UpgradePath;
import io.greenlight.replication.database.Session;
import io.greenlight.replication.database.Sessions;
import io.greenlight.replication.run.ReplicationConfig;
import io.greenlight.replication.step.SourceClone;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A cluster that is upgraded in place: a real server of 14, and an RDS in memory that knows it.
final class OneCluster {

    static final UpgradeId UPGRADE = new UpgradeId("orders-0123abcd");
    static final RunNames NAMES = new RunNames(UPGRADE);
    static final ClusterRef CLUSTER = new ClusterRef("eu-central-1", "orders");
    static final ClusterRef WAY_BACK = NAMES.wayBack(CLUSTER);
    static final PostgresVersion OLD = new PostgresVersion(14, 24);
    static final PostgresVersion NEW = new PostgresVersion(17, 10);

    private static final String SECRET = "orders-maintenance-user-secret";

    private final Login login = new Login("maintenance", UUID.randomUUID().toString());
    private final RealServer server = RealServer.of(14);
    private final FakeFleet fleet = new FakeFleet();
    private final FakeSecrets secrets = new FakeSecrets();
    private final FakeRds rds = new FakeRds(fleet);
    private final FakeFiles files = new FakeFiles();
    private final StandingClock clock = new StandingClock();
    private final Sessions sessions = new Sessions(server.postgres(), secrets);
    private final InPlaceSource source = new InPlaceSource(fleet, rds, sessions);
    private final List<String> databases;

    /// Makes those databases.
    OneCluster(String... databases) {
        this.databases = List.of(databases);
        server.execute(server.maintenance(), "DROP ROLE IF EXISTS maintenance");
        server.execute(
                server.maintenance(),
                "CREATE ROLE maintenance SUPERUSER LOGIN PASSWORD '%s'"
                        .formatted(login.password()));
        this.databases.forEach(server::create);
        secrets.keep(SECRET, login);
        fleet.put(atVersion(OLD));
        rds.put("orders", FakeRds.instance("orders-1", Instance.Role.WRITER, "own-group"));
        rds.put("orders", FakeRds.instance("orders-2", Instance.Role.READER, "default.group"));
    }

    /// What RDS says of the cluster at that version.
    Cluster atVersion(PostgresVersion version) {
        Cluster like = FakeFleet.cluster(CLUSTER.identifier(), version, Map.of());
        return new Cluster(
                like.ref(),
                like.resourceId(),
                like.arn(),
                like.engine(),
                like.version(),
                like.status(),
                server.endpoint(),
                like.writerInstance(),
                like.instances(),
                "cluster-group",
                Map.of("team", "shop", "UpgradeDB", "Y"));
    }

    /// Takes the databases away again.
    void clear() {
        databases.forEach(server::drop);
    }

    RealServer server() {
        return server;
    }

    FakeFleet fleet() {
        return fleet;
    }

    FakeRds rds() {
        return rds;
    }

    FakeFiles files() {
        return files;
    }

    StandingClock clock() {
        return clock;
    }

    InPlaceSource source() {
        return source;
    }

    RunLog log() {
        return new RunLog(files, clock);
    }

    SourceClone sourceClone() {
        return new SourceClone(fleet, rds, rds, config());
    }

    /// The default configuration.
    static ReplicationConfig config() {
        return config(Map.of());
    }

    /// The configuration with those keys.
    static ReplicationConfig config(Map<String, String> keys) {
        SmallRyeConfigBuilder builder =
                new SmallRyeConfigBuilder()
                        .withConverter(Duration.class, 200, new DurationConverter())
                        .withMapping(ReplicationConfig.class);
        keys.forEach(builder::withDefaultValue);
        return builder.build().getConfigMapping(ReplicationConfig.class);
    }

    /// All steps, as the service has them.
    InPlaceSteps steps() {
        return new InPlaceSteps(
                source, sourceClone(), rds, clusters -> "{}", rds, log(), config(), clock);
    }

    static UpgradeOrder order(Mode mode, PostgresVersion target) {
        return new UpgradeOrder(
                UPGRADE,
                CLUSTER,
                new ResourceId("cluster-orders"),
                new UpgradePath(Strategy.IN_PLACE, OLD, target),
                SECRET,
                mode);
    }

    /// A run to another major that has just begun.
    Run<InPlaceFacts> run(Mode mode) {
        return run(mode, NEW);
    }

    Run<InPlaceFacts> run(Mode mode, PostgresVersion target) {
        return Run.detached(order(mode, target), InPlaceFacts.begun(clock.instant()));
    }

    /// A session of the maintenance user.
    Session session(String database) throws Exception {
        return sessions.onWriter(order(Mode.UPGRADE, NEW), server.endpoint(), database);
    }

    /// Runs statements in that database as the superuser.
    void execute(String database, String sql) {
        server.execute(new Database(server.endpoint(), database), sql);
    }
}
