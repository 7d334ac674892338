package io.greenlight.cutover.global;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.EngineUpgrades;
import io.greenlight.backbone.cluster.FakeSecrets;
import io.greenlight.backbone.cluster.Fleet;
import io.greenlight.backbone.cluster.GlobalCluster;
import io.greenlight.backbone.cluster.GlobalClusters;
import io.greenlight.backbone.cluster.Happenings;
import io.greenlight.backbone.cluster.Instances;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.Maintenance;
import io.greenlight.backbone.cluster.Regions;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.ResourceId;
import io.greenlight.contracts.Strategy;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.contracts.UpgradePath;
import io.greenlight.cutover.access.BareServer;
import io.greenlight.cutover.access.Server;
import io.greenlight.cutover.access.Servers;
import io.greenlight.cutover.inplace.MemoryFiles;
import io.greenlight.cutover.probe.FakeEndpoints;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What an upgrade of a Global Database finds: `orders` with a writer and a reader, and
/// `orders-far` in another region, which follows it. An RDS that begins with what it is asked for,
/// and gets on with [#getOn].
public final class GlobalWorld implements GlobalClusters, Regions, EngineUpgrades, Servers {

    public static final UpgradeId UPGRADE = new UpgradeId("orders-0123abcd");
    public static final ClusterRef ORDERS = new ClusterRef("eu-central-1", "orders");
    public static final ClusterRef FAR = new ClusterRef("ap-northeast-1", "orders-far");
    public static final PostgresVersion FROM = new PostgresVersion(17, 10);
    public static final PostgresVersion TO = new PostgresVersion(17, 11);

    public final List<String> acts = new ArrayList<>();
    public final FakeSecrets secrets = new FakeSecrets();
    public final FakeEndpoints endpoints = new FakeEndpoints();
    public final MemoryFiles files = new MemoryFiles();
    public final FakeRegion home;
    public final FakeRegion far;
    private Ending ending = Ending.GOOD;
    private Optional<String> reason = Optional.empty();
    private @Nullable ClusterRef primary = ORDERS;
    private boolean hasSchema;

    public GlobalWorld(Clock clock) {
        home = new FakeRegion(ORDERS, FROM, clock, acts);
        far = new FakeRegion(FAR, FROM, clock, acts);
        secrets.keep("secret", new Login("maintenance", "maintenance"));
    }

    /// How RDS ends what it is asked for.
    public enum Ending {
        GOOD,
        /// It does not hear.
        DEAF,
        /// It takes all back.
        TAKEN_BACK,
        /// It takes back the primary only.
        IN_PART
    }

    public static ResourceId idOf(ClusterRef cluster) {
        return new ResourceId("cluster-" + cluster);
    }

    /// The next upgrade ends so.
    public void end(Ending how) {
        ending = how;
    }

    /// RDS says why it took an upgrade back.
    public void giveReason(String why) {
        reason = Optional.of(why);
    }

    /// That one writes now; or, if it is null, there is no Global Database any more.
    public void lead(@Nullable ClusterRef cluster) {
        primary = cluster;
    }

    /// Whether anything of the run is on the servers.
    public boolean hasSchema() {
        return hasSchema;
    }

    public UpgradeOrder order(Mode mode) {
        PostgresVersion target = mode == Mode.PATCH ? FROM : TO;
        UpgradePath path = new UpgradePath(Strategy.GLOBAL_MINOR, FROM, target);
        return new UpgradeOrder(UPGRADE, ORDERS, idOf(ORDERS), path, "secret", mode);
    }

    /// Secondaries end first, the primary with the next look.
    public void getOn() {
        home.getOn();
        far.getOn();
        boolean isFirst = isUpgrading(far);
        if (!isUpgrading(home)) {
            return;
        }
        if (ending == Ending.TAKEN_BACK) {
            reason.ifPresent(why -> far.tell("Database cluster upgrade failed: " + why));
            far.come(FROM);
            home.come(FROM);
        } else if (isFirst) {
            far.come(TO);
            far.tell("Database cluster engine version has been upgraded.");
        } else {
            home.come(ending == Ending.IN_PART ? FROM : TO);
            home.tell("Database cluster | engine\n version has been upgraded.");
        }
    }

    private static boolean isUpgrading(FakeRegion region) {
        return region.cluster().status().equals("upgrading");
    }

    @Override
    public Optional<GlobalCluster> of(Cluster member) {
        ClusterRef writes = primary;
        if (writes == null) {
            return Optional.empty();
        }
        List<GlobalCluster.Member> members =
                Stream.of(ORDERS, FAR)
                        .map(ref -> new GlobalCluster.Member(ref, "arn:" + ref, ref.equals(writes)))
                        .sorted((one, other) -> Boolean.compare(other.writes(), one.writes()))
                        .toList();
        boolean upgrading = isUpgrading(home) || isUpgrading(far);
        return Optional.of(
                new GlobalCluster(
                        "shop",
                        home.cluster().version(),
                        upgrading ? "upgrading" : "available",
                        members));
    }

    @Override
    public void upgrade(GlobalCluster global, PostgresVersion version) {
        acts.add("upgrade %s to %s".formatted(global.identifier(), version));
        if (ending != Ending.DEAF) {
            for (FakeRegion region : List.of(home, far)) {
                region.become("upgrading");
                region.tell("Database cluster engine minor version upgrade started.");
            }
        }
    }

    private FakeRegion region(String name) {
        return name.equals(FAR.region()) ? far : home;
    }

    @Override
    public Fleet fleet(String region) {
        return region(region).fleet();
    }

    @Override
    public Instances instances(String region) {
        return region(region);
    }

    @Override
    public Happenings happenings(String region) {
        return region(region);
    }

    @Override
    public Maintenance maintenance(String region) {
        return region(region);
    }

    @Override
    public void begin(
            Cluster cluster,
            PostgresVersion version,
            Optional<String> clusterGroup,
            Optional<String> instanceGroup) {
        throw new IllegalStateException("nobody upgrades %s alone".formatted(cluster.ref()));
    }

    @Override
    public List<String> complaints(Cluster cluster, Instant since) {
        return List.of();
    }

    @Override
    public Server open(Endpoint endpoint, String database, Login login, RunNames names) {
        String instance = endpoint.host().replace(".example", "");
        FakeRegion region = instance.startsWith(FAR.identifier()) ? far : home;
        return new BareServer() {
            @Override
            public String version() {
                return region.version(instance);
            }

            @Override
            public String auroraVersion() {
                return region.patchLevel(instance);
            }

            @Override
            public boolean isInRecovery() {
                return region.equals(far);
            }

            @Override
            public void makeProbeTable() {
                hasSchema = true;
            }

            @Override
            public void writeProbe() {
                acts.add("write");
            }

            @Override
            public void dropRunSchema() {
                hasSchema = false;
            }
        };
    }
}
