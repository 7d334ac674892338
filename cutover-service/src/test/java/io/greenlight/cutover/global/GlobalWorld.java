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
import io.greenlight.backbone.cluster.RdsAtWork;
import io.greenlight.backbone.cluster.Regions;
import io.greenlight.backbone.journal.FakeFiles;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.ResourceId;
import io.greenlight.contracts.Strategy;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.contracts.UpgradePath;
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
/// and gets on with [#getOn]; it may be late, refuse, and throw.
public final class GlobalWorld implements GlobalClusters, Regions, EngineUpgrades {

    public static final UpgradeId UPGRADE = new UpgradeId("orders-0123abcd");
    public static final ClusterRef ORDERS = new ClusterRef("eu-central-1", "orders");
    public static final ClusterRef FAR = new ClusterRef("ap-northeast-1", "orders-far");
    public static final PostgresVersion FROM = new PostgresVersion(17, 10);
    public static final PostgresVersion TO = new PostgresVersion(17, 11);

    public final List<String> acts = new ArrayList<>();
    public final List<Endpoint> customEndpoints = new ArrayList<>();

    /// Regions that were asked for what they have to tell.
    public final List<String> heardOut = new ArrayList<>();

    public final FakeSecrets secrets = new FakeSecrets();
    public final FakeEndpoints endpoints = new FakeEndpoints();
    public final FakeFiles files = new FakeFiles();
    public final FakeRegion home;
    public final FakeRegion far;
    public final GlobalServers servers = new GlobalServers(this);
    private Ending ending = Ending.GOOD;
    private final List<RuntimeException> refusals = new ArrayList<>();
    private final List<String> logs = new ArrayList<>();
    private Optional<String> reason = Optional.empty();
    private @Nullable ClusterRef primary = ORDERS;
    private @Nullable String host;
    private boolean isBetweenPrimaries;
    private int delay;
    private int left;

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
        /// It takes all back, and the writer does not come up.
        IN_RUINS,
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

    /// An upgrade that RDS took shows after so many looks.
    public void begin(int looks) {
        delay = looks;
    }

    /// RDS does not take the next call.
    public void refuse(RuntimeException why) {
        refusals.add(why);
    }

    /// The primary's events or logs say that.
    public void log(String sentence) {
        logs.add(sentence);
    }

    /// Whoever writes answers there.
    public void name(String writerHost) {
        host = writerHost;
    }

    /// That one writes now; or, if it is null, there is no Global Database any more.
    public void lead(@Nullable ClusterRef cluster) {
        primary = cluster;
        isBetweenPrimaries = false;
    }

    /// Nobody writes for a moment.
    public void leadNobody() {
        isBetweenPrimaries = true;
    }

    /// Whether anything of the run is on the servers.
    public boolean hasSchema() {
        return servers.hasSchema();
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
        if (left > 0) {
            left--;
            if (left == 0) {
                begin();
            }
            return;
        }
        if (!isUpgrading(home)) {
            return;
        }
        if (ending == Ending.TAKEN_BACK || ending == Ending.IN_RUINS) {
            takeBack();
        } else if (isFirst) {
            far.come(TO);
            far.tell("Database cluster engine version has been upgraded.");
        } else {
            home.come(ending == Ending.IN_PART ? FROM : TO);
            home.tell("Database cluster | engine\n version has been upgraded.");
        }
    }

    private void takeBack() {
        reason.ifPresent(why -> far.tell("Database cluster upgrade failed: " + why));
        far.come(FROM);
        home.come(FROM);
        if (ending == Ending.IN_RUINS) {
            home.become("orders-1", "failed");
            servers.takeAway("orders-1");
        }
    }

    private static boolean isUpgrading(FakeRegion region) {
        return region.cluster().status().equals("upgrading");
    }

    @Override
    public Optional<GlobalCluster> of(Cluster member) {
        if (primary == null) {
            return Optional.empty();
        }
        List<GlobalCluster.Member> members =
                Stream.of(ORDERS, FAR)
                        .map(ref -> new GlobalCluster.Member(ref, "arn:" + ref, writes(ref)))
                        .sorted((one, other) -> Boolean.compare(other.writes(), one.writes()))
                        .toList();
        boolean upgrading = isUpgrading(home) || isUpgrading(far);
        return Optional.of(
                new GlobalCluster(
                        "shop",
                        home.cluster().version(),
                        upgrading ? "upgrading" : "available",
                        host,
                        members));
    }

    boolean writes(ClusterRef cluster) {
        return cluster.equals(primary) && !isBetweenPrimaries;
    }

    @Override
    public void upgrade(GlobalCluster global, PostgresVersion version) {
        acts.add("upgrade %s to %s".formatted(global.identifier(), version));
        if (!refusals.isEmpty()) {
            throw refusals.removeFirst();
        }
        if (left > 0 || isUpgrading(home)) {
            throw new RdsAtWork("shop is not in a valid state", new IllegalStateException());
        }
        left = delay;
        if (delay == 0 && ending != Ending.DEAF) {
            begin();
        }
    }

    private void begin() {
        for (FakeRegion region : List.of(home, far)) {
            region.become("upgrading");
            region.tell("Database cluster engine minor version upgrade started.");
        }
    }

    private FakeRegion region(String name) {
        return switch (name) {
            case "eu-central-1" -> home;
            case "ap-northeast-1" -> far;
            default -> throw new IllegalArgumentException("nothing of ours is in " + name);
        };
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
        heardOut.add(region);
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
        return cluster.ref().equals(ORDERS) ? List.copyOf(logs) : List.of();
    }
}
