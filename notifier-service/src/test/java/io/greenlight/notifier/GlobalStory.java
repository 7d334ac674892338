package io.greenlight.notifier;

import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.CutoverAbandoned;
import io.greenlight.contracts.Downtime;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.GlobalMember;
import io.greenlight.contracts.Happening;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.Strategy;
import io.greenlight.contracts.UpgradeDiscovered;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradePath;
import io.greenlight.contracts.UpgradePrepared;
import io.greenlight.contracts.UpgradeUnwound;
import io.greenlight.contracts.UpgradedGlobally;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The facts of a Global Database that gets a new minor, or patches of the one that it has.
record GlobalStory(UpgradeId upgrade) {

    private static final ClusterRef ORDERS = new ClusterRef("eu-central-1", "orders");
    private static final ClusterRef TOKYO = new ClusterRef("ap-northeast-1", "orders-tokyo");
    private static final PostgresVersion SOURCE = new PostgresVersion(17, 10);
    private static final PostgresVersion TARGET = new PostgresVersion(17, 11);

    private static final String STARTED =
            "Database cluster engine minor version upgrade started. Cluster remains online.";

    private static final String FINISHED = "Database cluster engine version has been upgraded.";

    private static final Reason TAKEN_BACK =
            new Reason(
                    "upgrade-rolled-back",
                    Fault.OPERATOR,
                    "RDS began to upgrade shop-world to 17.11 and took every member back to 17.10:"
                            + " orders in eu-central-1: a disk is full",
                    "Repair what it names, then inject retry-requested.");

    UpgradeDiscovered discovered(Mode mode) {
        PostgresVersion target = mode == Mode.PATCH ? SOURCE : TARGET;
        UpgradePath path = new UpgradePath(Strategy.GLOBAL_MINOR, SOURCE, target);
        return new UpgradeDiscovered(upgrade, ORDERS, Story.BEGIN, path, mode);
    }

    UpgradePrepared prepared() {
        return new UpgradePrepared(
                upgrade,
                ORDERS,
                after(60),
                List.of(
                        "PostgreSQL logs go to CloudWatch Logs from now on, in 2 regions",
                        "the configuration of 2 clusters is in the journal"),
                null);
    }

    UpgradedGlobally upgraded() {
        return upgraded(
                TARGET,
                "17.11.0",
                List.of(
                        told(70, "eu-central-1", Happening.Kind.CLUSTER, "orders", STARTED),
                        told(71, "ap-northeast-1", Happening.Kind.CLUSTER, "orders-tokyo", STARTED),
                        told(
                                90,
                                "ap-northeast-1",
                                Happening.Kind.INSTANCE,
                                "orders-tokyo-1",
                                "The parameter max_wal_senders was set to a value incompatible with"
                                        + " replication. It has been adjusted from 10 to 20."),
                        told(
                                91,
                                "ap-northeast-1",
                                Happening.Kind.INSTANCE,
                                "orders-tokyo-1",
                                "DB instance restarted | as somebody's name might have it"),
                        told(200, "eu-central-1", Happening.Kind.CLUSTER, "orders", FINISHED)));
    }

    /// Patches, of which there was none to be had.
    UpgradedGlobally patched() {
        return upgraded(SOURCE, "17.10.2", List.of());
    }

    CutoverAbandoned abandoned() {
        return new CutoverAbandoned(upgrade, ORDERS, after(200), TAKEN_BACK);
    }

    UpgradeUnwound unwound() {
        return new UpgradeUnwound(upgrade, ORDERS, after(220), TAKEN_BACK);
    }

    private UpgradedGlobally upgraded(
            PostgresVersion version, String level, List<Happening> timeline) {
        return new UpgradedGlobally(
                upgrade,
                ORDERS,
                after(240),
                version,
                "shop-world",
                List.of(
                        new GlobalMember(ORDERS, "orders-1", version.toString(), level),
                        new GlobalMember(ORDERS, "orders-2", version.toString(), level),
                        new GlobalMember(TOKYO, "orders-tokyo-1", version.toString(), level)),
                List.of(
                        gone("eu-central-1 orders.cluster.example:5432", 1_450),
                        gone("ap-northeast-1 orders-tokyo.cluster-ro.example:5432", 21_300)),
                timeline,
                "s3://bucket/upgrades/orders-0123abcd/files/UPGRADE-timeline.md");
    }

    private static Happening told(
            int second, String region, Happening.Kind kind, String resource, String sentence) {
        return new Happening(after(second), region, kind, resource, sentence);
    }

    private static Downtime gone(String endpoint, int milliseconds) {
        Duration away = Duration.ofMillis(milliseconds);
        return new Downtime(endpoint, 1, away, away);
    }

    private static Instant after(int seconds) {
        return Story.BEGIN.plusSeconds(seconds);
    }
}
