package io.greenlight.notifier;

import io.greenlight.contracts.ClusterQueued;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.ConsentNeeded;
import io.greenlight.contracts.ConsentToken;
import io.greenlight.contracts.Counted;
import io.greenlight.contracts.Downtime;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.FleetRun;
import io.greenlight.contracts.Loss;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.PreupgradeCompleted;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.RehearsalCompleted;
import io.greenlight.contracts.RehearsedTime;
import io.greenlight.contracts.Severity;
import io.greenlight.contracts.Strategy;
import io.greenlight.contracts.UpgradeDiscovered;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradePath;
import io.greenlight.contracts.UpgradePrepared;
import io.greenlight.contracts.UpgradedInPlace;
import io.greenlight.contracts.WayBack;
import io.greenlight.contracts.WayBackRefused;
import io.greenlight.contracts.WentBack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The facts of a cluster that is upgraded in place, and goes back on the next morning.
record InPlaceStory(UpgradeId upgrade) {

    private static final ClusterRef ORDERS = new ClusterRef("eu-central-1", "orders");
    private static final PostgresVersion SOURCE = new PostgresVersion(14, 24);
    private static final PostgresVersion TARGET = new PostgresVersion(17, 10);
    private static final UpgradePath PATH = new UpgradePath(Strategy.IN_PLACE, SOURCE, TARGET);
    private static final WayBack WAY_BACK =
            new WayBack(
                    ORDERS.named("orders-before-0123abcd"),
                    after(600),
                    "a db.r6g.large by the hour, and every page that changes from now on");
    private static final List<String> PREPARED =
            List.of(
                    "PostgreSQL logs go to CloudWatch Logs from now on",
                    "3 databases were frozen, 41 tables",
                    "2 logical slots are reported, with what makes them again");
    private static final List<Loss> LOST =
            List.of(
                    new Loss("rows written to shop: public.orders", 12_345),
                    new Loss("rows written to shop: public.\"odd \"\" name\"", 1));

    private static final List<RehearsedTime> TIMES =
            List.of(
                    new RehearsedTime("clone", Duration.ofSeconds(95)),
                    new RehearsedTime("upgrade", Duration.ofMillis(412_500)),
                    new RehearsedTime("analyze", Duration.ofMillis(12_300)));
    private static final String REPORT =
            "s3://bucket/upgrades/orders-0123abcd/files/REHEARSAL-report.md";

    ClusterQueued queued() {
        return new ClusterQueued(
                ORDERS,
                Story.BEGIN,
                PATH,
                List.of(ORDERS.named("customers"), ORDERS.named("shop")),
                FleetRun.begunAt(Story.BEGIN));
    }

    UpgradeDiscovered discovered(Mode mode) {
        return new UpgradeDiscovered(upgrade, ORDERS, Story.BEGIN, PATH, mode);
    }

    PreupgradeCompleted preupgraded() {
        return new PreupgradeCompleted(upgrade, ORDERS, after(300), PREPARED);
    }

    RehearsalCompleted rehearsed() {
        return new RehearsalCompleted(
                upgrade,
                ORDERS,
                after(900),
                TARGET,
                List.of(
                        new Finding(
                                "worse-plan",
                                Severity.WARNING,
                                "shop",
                                "1 statements whose plans cost half as much again, or more",
                                "The planner of the new version expects more of them.",
                                "Run them with real values on a clone of your own.",
                                List.of("4711: SELECT * FROM orders WHERE placed > $1"))),
                TIMES,
                REPORT);
    }

    /// pg_upgrade has something against it.
    RehearsalCompleted refused() {
        return new RehearsalCompleted(
                upgrade,
                ORDERS,
                after(900),
                null,
                List.of(
                        new Finding(
                                "pg-upgrade",
                                Severity.BLOCKED,
                                "shop",
                                "Your installation contains the \"aclitem\" data type",
                                "The internal format of \"aclitem\" changed in 16.",
                                "Repair on the cluster what is named here.",
                                List.of("public.grants.acl"))),
                TIMES,
                REPORT);
    }

    UpgradePrepared prepared() {
        return new UpgradePrepared(upgrade, ORDERS, after(700), PREPARED, WAY_BACK);
    }

    UpgradedInPlace upgraded() {
        return new UpgradedInPlace(
                upgrade,
                ORDERS,
                after(1500),
                TARGET,
                WAY_BACK,
                List.of(
                        gone("orders.cluster.example:5432", 1, 95_250, 95_250),
                        gone("orders.cluster-ro.example:5432", 3, 81_000, 99_400),
                        unwatched("orders-2.example:5432")));
    }

    ConsentNeeded consentNeeded() {
        return new ConsentNeeded(
                upgrade,
                ORDERS,
                after(40_000),
                new ConsentToken("89abcdef"),
                "May orders go back to what it was at 2026-11-21 20:10:00 UTC?",
                LOST,
                after(43_600));
    }

    WayBackRefused wayBackRefused() {
        return new WayBackRefused(
                upgrade,
                ORDERS,
                after(43_600),
                new Reason(
                        "consent-lapsed",
                        Fault.OPERATOR,
                        "Nobody agreed until 2026-11-22 08:06:40 UTC to what it would cost.",
                        "Ask for the way back again; what it costs by then is counted anew."));
    }

    WentBack wentBack() {
        return new WentBack(
                upgrade,
                ORDERS,
                after(40_100),
                SOURCE,
                ORDERS.named("orders-left-0123abcd"),
                LOST,
                Counted.WHEN_CLOSED);
    }

    private static Downtime gone(String endpoint, int gaps, int longest, int together) {
        return new Downtime(
                endpoint, gaps, Duration.ofMillis(longest), Duration.ofMillis(together));
    }

    /// One that answered every look, and at which nobody looked for a while.
    private static Downtime unwatched(String endpoint) {
        return new Downtime(endpoint, 0, Duration.ZERO, Duration.ZERO, Duration.ofMillis(12_500));
    }

    private static Instant after(int seconds) {
        return Story.BEGIN.plusSeconds(seconds);
    }
}
