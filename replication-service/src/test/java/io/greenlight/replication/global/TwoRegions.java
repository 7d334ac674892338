package io.greenlight.replication.global;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.backbone.cluster.FakeGlobalClusters;
import io.greenlight.backbone.cluster.FakeSecrets;
import io.greenlight.backbone.cluster.GlobalCluster;
import io.greenlight.backbone.cluster.Happenings;
import io.greenlight.backbone.cluster.Instances;
import io.greenlight.backbone.cluster.LogExports;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.Maintenance;
import io.greenlight.backbone.cluster.NotAllowed;
import io.greenlight.backbone.cluster.Regions;
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
import io.greenlight.replication.beforehand.Clusters;
import io.greenlight.replication.database.Sessions;
import io.greenlight.replication.run.ReplicationConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// A Global Database with a primary and a secondary, and an RDS in memory for each region. One real
/// server stands for all instances.
final class TwoRegions implements Regions, LogExports {

    static final ClusterRef ORDERS = new ClusterRef("eu-central-1", "orders");
    static final ClusterRef TOKYO = new ClusterRef("ap-northeast-1", "orders");
    static final PostgresVersion OLD = new PostgresVersion(17, 10);
    static final PostgresVersion NEW = new PostgresVersion(17, 11);

    private static final UpgradeId UPGRADE = new UpgradeId("orders-0123abcd");
    private static final String SECRET = "orders-maintenance-user-secret";
    private static final String AVAILABLE = "available";

    private final RealServer server = RealServer.of(17);
    private final FakeFleet home = new FakeFleet();
    private final FakeFleet tokyo = new FakeFleet();
    private final FakeGlobalClusters globals = new FakeGlobalClusters();
    private final FakeSecrets secrets = new FakeSecrets();
    private final FakeFiles files = new FakeFiles();
    private final StandingClock clock = new StandingClock();
    private final List<Cluster> exported = new ArrayList<>();
    private final Set<String> forbidden = new HashSet<>();
    private final GlobalSource source =
            new GlobalSource(home, globals, this, new Sessions(server.postgres(), secrets));

    /// Both are available, of one version, and nothing is exported.
    TwoRegions() {
        Login login = new Login("everywhere", UUID.randomUUID().toString());
        server.execute(server.maintenance(), "DROP ROLE IF EXISTS everywhere");
        server.execute(
                server.maintenance(),
                "CREATE ROLE everywhere LOGIN PASSWORD '%s'".formatted(login.password()));
        secrets.keep(SECRET, login);
        put(cluster(ORDERS, OLD));
        put(cluster(TOKYO, OLD));
        member(AVAILABLE, ORDERS, TOKYO);
    }

    /// Says of the Global Database that it is in that state.
    ///
    /// @param primary the one of the two that writes
    void member(String status, ClusterRef primary, ClusterRef secondary) {
        globals.put(
                new GlobalCluster(
                        "shop-global",
                        OLD,
                        status,
                        List.of(
                                new GlobalCluster.Member(primary, arn(primary), true),
                                new GlobalCluster.Member(secondary, arn(secondary), false))));
    }

    /// Says of the Global Database that neither of the two writes at this moment.
    void memberWithoutPrimary(ClusterRef one, ClusterRef other) {
        globals.put(
                new GlobalCluster(
                        "shop-global",
                        OLD,
                        AVAILABLE,
                        List.of(
                                new GlobalCluster.Member(one, arn(one), false),
                                new GlobalCluster.Member(other, arn(other), false))));
    }

    /// What RDS says of a cluster with one instance at that version, which answers.
    Cluster cluster(ClusterRef ref, PostgresVersion version) {
        return cluster(ref, version, server.endpoint());
    }

    /// The same with an instance that is somewhere else.
    Cluster cluster(ClusterRef ref, PostgresVersion version, Endpoint endpoint) {
        return new Cluster(
                ref,
                new ResourceId("cluster-" + ref.region()),
                arn(ref),
                Cluster.ENGINE,
                version,
                AVAILABLE,
                endpoint,
                Optional.of("orders-1"),
                List.of("orders-1"),
                "cluster-group",
                Map.of());
    }

    /// Puts the cluster into its region.
    void put(Cluster cluster) {
        fleet(cluster.ref().region()).put(cluster);
    }

    void remove(ClusterRef cluster) {
        fleet(cluster.region()).remove(cluster.identifier());
    }

    FakeGlobalClusters globals() {
        return globals;
    }

    FakeFiles files() {
        return files;
    }

    StandingClock clock() {
        return clock;
    }

    GlobalSource source() {
        return source;
    }

    /// The clusters whose logs are exported.
    String exported() {
        return Clusters.names(exported);
    }

    /// All steps, as the service has them.
    GlobalSteps steps() {
        return new GlobalSteps(
                source,
                this,
                clusters -> "of " + Clusters.names(clusters),
                new RunLog(files, clock),
                config());
    }

    static ReplicationConfig config() {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(ReplicationConfig.class)
                .build()
                .getConfigMapping(ReplicationConfig.class);
    }

    static UpgradeOrder order(Mode mode) {
        return new UpgradeOrder(
                UPGRADE,
                ORDERS,
                new ResourceId("cluster-eu-central-1"),
                new UpgradePath(Strategy.GLOBAL_MINOR, OLD, mode == Mode.PATCH ? OLD : NEW),
                SECRET,
                mode);
    }

    /// A run that has just begun.
    Run<GlobalFacts> run(Mode mode) {
        return Run.detached(order(mode), GlobalFacts.begun(clock.instant()));
    }

    @Override
    public FakeFleet fleet(String region) {
        return region.equals(ORDERS.region()) ? home : tokyo;
    }

    @Override
    public Instances instances(String region) {
        throw new UnsupportedOperationException("nobody asks for instances");
    }

    @Override
    public Happenings happenings(String region) {
        throw new UnsupportedOperationException("nobody asks what happened");
    }

    @Override
    public Maintenance maintenance(String region) {
        throw new UnsupportedOperationException("nobody asks for maintenance");
    }

    @Override
    public boolean isOn(Cluster cluster, String log) {
        return exported.contains(cluster);
    }

    /// The service's role has no right to change anything in that region.
    void forbid(String region) {
        forbidden.add(region);
    }

    @Override
    public void turnOn(Cluster cluster, String log) {
        if (forbidden.contains(cluster.ref().region())) {
            throw new NotAllowed("no policy allows it", new IllegalStateException());
        }
        exported.add(cluster);
    }

    private static String arn(ClusterRef ref) {
        return "arn:aws:rds:%s:000000000000:cluster:%s".formatted(ref.region(), ref);
    }
}
