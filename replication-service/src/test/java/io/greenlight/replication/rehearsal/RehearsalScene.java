package io.greenlight.replication.rehearsal;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.backbone.cluster.FakeSecrets;
import io.greenlight.backbone.cluster.Instance;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.Postgres;
import io.greenlight.backbone.cluster.database.RealServer;
import io.greenlight.backbone.journal.FakeClusterFiles;
import io.greenlight.backbone.journal.FakeFiles;
import io.greenlight.backbone.journal.RunLog;
import io.greenlight.backbone.plan.Plan;
import io.greenlight.backbone.time.StandingClock;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.ResourceId;
import io.greenlight.contracts.Strategy;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.contracts.UpgradePath;
import io.greenlight.replication.database.KeptConnections;
import io.greenlight.replication.database.Sessions;
import io.greenlight.replication.inplace.FakeRds;
import io.greenlight.replication.run.ReplicationConfig;
import io.greenlight.replication.step.SourceClone;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/// A cluster whose upgrade is rehearsed: a real server of 14, one of 17 that its clone is once it
/// is upgraded, and an RDS in memory that knows both.
final class RehearsalScene {

    static final UpgradeId UPGRADE = new UpgradeId("orders-0123abcd");
    static final ClusterRef CLUSTER = new ClusterRef("eu-central-1", "orders");
    static final ClusterRef CLONE = new RunNames(UPGRADE).rehearsal(CLUSTER);
    static final PostgresVersion OLD = new PostgresVersion(14, 24);
    static final PostgresVersion NEW = new PostgresVersion(17, 10);

    private static final String SECRET = "orders-maintenance-user-secret";

    private final RealServer source;
    private final RealServer target = RealServer.of(17);
    private final FakeFleet fleet = new FakeFleet();
    private final FakeSecrets secrets = new FakeSecrets();
    private final FakeRds rds = new FakeRds(fleet);
    private final FakeUpgrades upgrades = new FakeUpgrades();
    private final FakeFiles files = new FakeFiles();
    private final FakeClusterFiles ofCluster = new FakeClusterFiles();
    private final StandingClock clock = new StandingClock();
    private final ReplicationConfig config;
    private final RehearsalSite site;

    /// One whose clone takes no load.
    RehearsalScene(RealServer source) {
        this(source, Duration.ZERO);
    }

    /// One whose clone takes a load for so long, twice.
    RehearsalScene(RealServer source, Duration load) {
        this.source = source;
        this.config = config(load);
        secrets.keep(SECRET, source.superuser());
        fleet.put(cluster(CLUSTER, OLD, source.endpoint(), Map.of("team", "shop")));
        rds.put("orders", FakeRds.instance("orders-1", Instance.Role.WRITER, "own-group"));
        site =
                new RehearsalSite(
                        fleet,
                        rds,
                        new Sessions(load.isZero() ? kept() : this::open, secrets),
                        config);
    }

    private static ReplicationConfig config(Duration load) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(ReplicationConfig.class)
                .withDefaultValue("replication.rehearsed-load", load.toMillis() + "ms")
                .build()
                .getConfigMapping(ReplicationConfig.class);
    }

    private Postgres kept() {
        return new KeptConnections(source, target);
    }

    /// The clients of a load need connections of their own.
    private Connection open(Database database, Login login) throws SQLException {
        RealServer server = database.endpoint().equals(source.endpoint()) ? source : target;
        boolean isOurs = login.equals(source.superuser());
        return server.postgres().open(database, isOurs ? server.superuser() : login);
    }

    /// From now on that user logs in.
    void maintainedBy(Login login) {
        secrets.keep(SECRET, login);
    }

    ReplicationConfig config() {
        return config;
    }

    FakeFleet fleet() {
        return fleet;
    }

    FakeRds rds() {
        return rds;
    }

    FakeUpgrades upgrades() {
        return upgrades;
    }

    FakeFiles files() {
        return files;
    }

    /// What is kept of the cluster beyond the upgrade.
    FakeClusterFiles ofCluster() {
        return ofCluster;
    }

    StandingClock clock() {
        return clock;
    }

    RehearsalSite site() {
        return site;
    }

    Plan<RehearsalFacts> plan() {
        return new RehearsalSteps(
                        site,
                        new SourceClone(fleet, rds, rds, config),
                        upgrades,
                        upgrades,
                        rds,
                        new RunLog(files, clock),
                        ofCluster,
                        config,
                        clock)
                .plan();
    }

    UpgradeOrder order(Strategy strategy) {
        return new UpgradeOrder(
                UPGRADE,
                CLUSTER,
                new ResourceId("cluster-orders"),
                new UpgradePath(strategy, OLD, NEW),
                SECRET,
                Mode.REHEARSAL);
    }

    RehearsalFacts begun() {
        return RehearsalFacts.begun(clock.instant());
    }

    /// There is a clone, of nobody's making.
    void cloned() {
        fleet.put(cluster(CLONE, OLD, source.endpoint(), Map.of()));
    }

    /// There is one, and it is upgraded.
    void upgraded() {
        fleet.put(cluster(CLONE, NEW, target.endpoint(), Map.of()));
    }

    /// Everything that was asked of RDS comes about: a clone is on its source's server, and on that
    /// of 17 when its upgrade was asked for.
    void work() {
        rds.work();
        fleet.find(CLONE)
                .ifPresent(clone -> {
                    boolean upgraded = !upgrades.asked().isEmpty() && !upgrades.isRefusing();
                    fleet.put(
                            cluster(
                                    CLONE,
                                    upgraded ? NEW : OLD,
                                    upgraded ? target.endpoint() : source.endpoint(),
                                    clone.tags()));
                });
    }

    private static Cluster cluster(
            ClusterRef name, PostgresVersion version, Endpoint endpoint, Map<String, String> tags) {
        Cluster like = FakeFleet.cluster(name.identifier(), version, tags);
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
                "cluster-group",
                tags);
    }
}
