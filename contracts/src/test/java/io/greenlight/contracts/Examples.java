package io.greenlight.contracts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// One of each kind of event, as the golden files hold it.
final class Examples {

    private static final UpgradeId UPGRADE = new UpgradeId("orders-0123abcd");
    private static final ClusterRef ORDERS = new ClusterRef("eu-central-1", "orders");
    private static final Instant AT = Instant.parse("2026-11-21T20:00:00.123456Z");
    private static final Reason REASON =
            new Reason(
                    "long-transaction",
                    Fault.OPERATOR,
                    "Process 4711 has held a transaction open for 3 h.",
                    "SELECT pg_terminate_backend(4711);");
    private static final Finding BLOCKED =
            new Finding(
                    "replica-identity",
                    Severity.BLOCKED,
                    "shop",
                    "1 table can take INSERT only",
                    "An UPDATE or DELETE on it could not be replayed.",
                    "ALTER TABLE public.\"odd \"\" name\" ADD PRIMARY KEY (id);",
                    List.of("public.\"odd \"\" name\""));
    private static final Finding WARNING =
            new Finding(
                    "large-objects",
                    Severity.WARNING,
                    "-",
                    "3 large objects",
                    "What is written to them during the upgrade stays behind.",
                    "Write none during the upgrade.",
                    List.of(),
                    Fault.PLATFORM,
                    new Acknowledgement(
                            "dba@example.com", AT, "nobody writes any", List.of("16410")));
    private static final String PAGE = "s3://greenlight/upgrades/orders-0123abcd/preflight.html";
    private static final String ADVICE = "in-place can be taken, as ordered";
    private static final WayBack WAY_BACK =
            new WayBack(
                    ORDERS.named("orders-before-0123abcd"),
                    AT.minusSeconds(600),
                    "a db.r6g.large by the hour, and every page that changes from now on");
    private static final List<Loss> LOST =
            List.of(new Loss("rows written to shop: public.\"odd \"\" name\"", 1234));
    private static final UpgradePath PATH =
            new UpgradePath(
                    Strategy.CLONE, new PostgresVersion(14, 24), new PostgresVersion(17, 10));

    private static final FleetRun RUN = new FleetRun("20261121-191500Z");

    private Examples() {}

    static Stream<UpgradeEvent> all() {
        return Stream.concat(facts(), requests());
    }

    private static Stream<UpgradeEvent> requests() {
        return Stream.of(
                new CleanupRequested(UPGRADE, ORDERS, AT),
                new ConsentGiven(UPGRADE, ORDERS, AT, new ConsentToken("89abcdef")),
                new CutoverRequested(UPGRADE, ORDERS, AT),
                new DiscoveryRequested(AT),
                new AcknowledgementGiven(
                        UPGRADE,
                        ORDERS,
                        AT,
                        "large-objects",
                        "dba@example.com",
                        "shop",
                        "16410",
                        "nobody writes any"),
                new PreflightRequested(UPGRADE, ORDERS, AT, "replica-identity"),
                new ReplicationRequested(UPGRADE, ORDERS, AT),
                new RehearsalRequested(ORDERS, AT),
                new RetryRequested(AT),
                new WayBackRequested(UPGRADE, ORDERS, AT));
    }

    private static Stream<UpgradeEvent> facts() {
        return Stream.of(factsOfAll(), factsInPlace(), Stream.of(global())).flatMap(it -> it);
    }

    private static UpgradedGlobally global() {
        ClusterRef tokyo = new ClusterRef("ap-northeast-1", "orders-tokyo");
        return new UpgradedGlobally(
                UPGRADE,
                ORDERS,
                AT,
                new PostgresVersion(17, 11),
                "shop-global",
                List.of(
                        new GlobalMember(ORDERS, "orders-1", "17.11", "17.11.0"),
                        new GlobalMember(tokyo, "orders-tokyo-1", "17.11", "17.11.0")),
                List.of(
                        new Downtime(
                                "orders-tokyo-1.example:5432",
                                1,
                                Duration.ofSeconds(21),
                                Duration.ofSeconds(21))),
                List.of(
                        new Happening(
                                AT.minusSeconds(60),
                                "ap-northeast-1",
                                Happening.Kind.INSTANCE,
                                "orders-tokyo-1",
                                "DB instance restarted")),
                "s3://bucket/upgrades/orders-0123abcd/files/UPGRADE-timeline.md");
    }

    private static Stream<UpgradeEvent> factsInPlace() {
        List<String> prepared =
                List.of("PostgreSQL logs go to CloudWatch", "2 parameter groups were made for 17");
        return Stream.of(
                new PreupgradeCompleted(UPGRADE, ORDERS, AT, prepared),
                rehearsed(),
                new UpgradePrepared(UPGRADE, ORDERS, AT, prepared, WAY_BACK),
                new ConsentNeeded(
                        UPGRADE,
                        ORDERS,
                        AT,
                        new ConsentToken("89abcdef"),
                        "May orders go back to how it was at 19:50?",
                        LOST,
                        AT.plusSeconds(3600)),
                new UpgradedInPlace(
                        UPGRADE,
                        ORDERS,
                        AT,
                        new PostgresVersion(17, 10),
                        WAY_BACK,
                        List.of(
                                new Downtime(
                                        "orders-1.example:5432",
                                        2,
                                        Duration.ofMillis(95_250),
                                        Duration.ofMillis(96_000),
                                        Duration.ofMillis(12_500)))),
                new WayBackRefused(UPGRADE, ORDERS, AT, REASON),
                new WentBack(
                        UPGRADE,
                        ORDERS,
                        AT,
                        new PostgresVersion(14, 24),
                        ORDERS.named("orders-left-0123abcd"),
                        LOST,
                        Counted.WHEN_CLOSED));
    }

    private static RehearsalCompleted rehearsed() {
        return new RehearsalCompleted(
                UPGRADE,
                ORDERS,
                AT,
                new PostgresVersion(17, 10),
                List.of(WARNING),
                List.of(
                        new RehearsedTime("clone", Duration.ofSeconds(95)),
                        new RehearsedTime("upgrade", Duration.ofMillis(412_500))),
                "s3://bucket/upgrades/orders-0123abcd/files/REHEARSAL-report.md");
    }

    private static Stream<UpgradeEvent> factsOfAll() {
        return Stream.of(
                new CleanupCompleted(UPGRADE, ORDERS, AT),
                new CleanupRefused(UPGRADE, ORDERS, AT, REASON),
                new ClusterQueued(
                        ORDERS,
                        AT,
                        PATH,
                        List.of(ORDERS.named("customers"), ORDERS.named("shop")),
                        RUN),
                new ClusterSkipped(ORDERS, AT, REASON),
                abandoned(),
                new CutoverPutOff(UPGRADE, ORDERS, AT, REASON, 2, AT.plusSeconds(120)),
                new FleetRunEnded(AT, RUN, List.of(UPGRADE), List.of(ORDERS.named("shop"))),
                new PreflightFailed(
                        UPGRADE,
                        ORDERS,
                        AT,
                        List.of(BLOCKED, WARNING),
                        WarningPolicy.BLOCK,
                        PAGE,
                        ADVICE),
                new PreflightRefused(UPGRADE, ORDERS, AT, REASON),
                new PreflightPassed(UPGRADE, ORDERS, AT, List.of(WARNING), PAGE, ADVICE),
                new ReplicationCaughtUp(UPGRADE, ORDERS, AT),
                new ReplicationLagMeasured(UPGRADE, ORDERS, AT, 1_234_567, Duration.ofMillis(2500)),
                step(),
                completed(),
                new UpgradeDiscovered(UPGRADE, ORDERS, AT, PATH, Mode.UPGRADE, RUN),
                new UpgradeStuck(UPGRADE, ORDERS, AT, Service.CUTOVER, "rename-clusters", REASON),
                new UpgradeUnwound(UPGRADE, ORDERS, AT, REASON));
    }

    private static CutoverAbandoned abandoned() {
        return new CutoverAbandoned(
                UPGRADE,
                ORDERS,
                AT,
                REASON,
                List.of(
                        new Downtime(
                                "orders-1.example:5432",
                                2,
                                Duration.ofSeconds(34),
                                Duration.ofSeconds(51))));
    }

    private static StepEnded step() {
        return new StepEnded(
                UPGRADE,
                ORDERS,
                AT,
                Service.REPLICATION,
                "create-slots",
                1,
                "done",
                "2 slots stand at 0/402E2F0",
                AT.minusMillis(250),
                Duration.ofMillis(250));
    }

    private static UpgradeCompleted completed() {
        return new UpgradeCompleted(
                UPGRADE,
                ORDERS,
                AT,
                new PostgresVersion(17, 10),
                ORDERS.named("orders-old"),
                new SwitchoverFigures(
                        Duration.ofMillis(15), Duration.ofMillis(1), 12, 0, true, 3, 0));
    }
}
