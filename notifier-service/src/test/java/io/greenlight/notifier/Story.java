package io.greenlight.notifier;

import io.greenlight.contracts.Acknowledgement;
import io.greenlight.contracts.CleanupCompleted;
import io.greenlight.contracts.CleanupRefused;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.ClusterSkipped;
import io.greenlight.contracts.CutoverAbandoned;
import io.greenlight.contracts.CutoverPutOff;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.FleetRun;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.NotifierEvent;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.PreflightFailed;
import io.greenlight.contracts.PreflightPassed;
import io.greenlight.contracts.PreflightRefused;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.ReplicationCaughtUp;
import io.greenlight.contracts.ReplicationLagMeasured;
import io.greenlight.contracts.Service;
import io.greenlight.contracts.Severity;
import io.greenlight.contracts.StepEnded;
import io.greenlight.contracts.Strategy;
import io.greenlight.contracts.SwitchoverFigures;
import io.greenlight.contracts.UpgradeCompleted;
import io.greenlight.contracts.UpgradeDiscovered;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradePath;
import io.greenlight.contracts.UpgradeStuck;
import io.greenlight.contracts.UpgradeUnwound;
import io.greenlight.contracts.WarningPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// One of each fact, as they might happen to one cluster on one evening.
///
/// @param upgrade each test its own, so that tests which share a bucket do not meet
public record Story(UpgradeId upgrade) {

    static final Instant BEGIN = Instant.parse("2026-11-21T20:00:00Z");

    private static final ClusterRef ORDERS = new ClusterRef("eu-central-1", "orders");
    private static final String PAGE = "s3://bucket/upgrades/orders-0123abcd/preflight.html";
    private static final String ADVICE =
            "clone can be taken, as ordered; clients: milliseconds at a pooler; catching up: 2 s";
    private static final PostgresVersion TARGET = new PostgresVersion(17, 10);
    private static final Reason REASON =
            new Reason(
                    "long-transaction",
                    Fault.OPERATOR,
                    "Process 4711 (user \"reports\") has held a transaction open for 3 h.",
                    "SELECT pg_terminate_backend(4711);");

    /// The one that goes well.
    public List<NotifierEvent> upgraded() {
        return List.of(
                discovered(),
                passed(),
                step(60, "clone-source", 1, "not-yet", "the clone is creating"),
                step(90, "clone-source", 2, "done", "the clone orders-gl-0123abcd is available"),
                lag(),
                caughtUp(),
                putOff(),
                step(300, "switch-over", 2, "done", "clients are on the target | in 15 ms"),
                completed(0));
    }

    /// One of each kind.
    Stream<NotifierEvent> facts() {
        return Stream.of(
                discovered(),
                skipped(),
                passed(),
                failed(),
                preflightRefused(),
                step(90, "clone-source", 2, "done", "the clone orders-gl-0123abcd is available"),
                lag(),
                caughtUp(),
                putOff(),
                abandoned(),
                unwound(),
                stuck(),
                completed(0),
                cleaned(),
                refused(),
                new FleetStory(FleetRun.begunAt(BEGIN)).ended(),
                new InPlaceStory(upgrade).queued(),
                new InPlaceStory(upgrade).preupgraded(),
                new InPlaceStory(upgrade).rehearsed(),
                new InPlaceStory(upgrade).prepared(),
                new InPlaceStory(upgrade).upgraded(),
                new InPlaceStory(upgrade).consentNeeded(),
                new InPlaceStory(upgrade).wayBackRefused(),
                new InPlaceStory(upgrade).wentBack(),
                new GlobalStory(upgrade).upgraded());
    }

    UpgradeDiscovered discovered() {
        return new UpgradeDiscovered(upgrade, ORDERS, BEGIN, path(Strategy.CLONE), Mode.UPGRADE);
    }

    private static UpgradePath path(Strategy strategy) {
        return new UpgradePath(strategy, new PostgresVersion(14, 24), TARGET);
    }

    ClusterSkipped skipped() {
        return new ClusterSkipped(ORDERS, BEGIN, REASON);
    }

    PreflightPassed passed() {
        return new PreflightPassed(upgrade, ORDERS, after(10), List.of(warning()), PAGE, ADVICE);
    }

    /// Warnings block here, and there are two that nobody knows of all of.
    PreflightFailed notAcknowledged() {
        Finding known = warning().known(new Acknowledgement("dba", after(5), "no more", List.of()));
        Finding partly =
                blocked()
                        .of(Severity.WARNING)
                        .known(
                                new Acknowledgement(
                                        "tag UpgradeDB:Acknowledge",
                                        after(5),
                                        "",
                                        List.of("public.log")));
        return new PreflightFailed(
                upgrade,
                ORDERS,
                after(11),
                List.of(partly, warning(), known),
                WarningPolicy.BLOCK,
                PAGE,
                ADVICE);
    }

    PreflightRefused preflightRefused() {
        return new PreflightRefused(
                upgrade,
                ORDERS,
                after(12),
                new Reason(
                        "unknown-check",
                        Fault.OPERATOR,
                        "No check is called replica-identiy.",
                        "The nearest is replica-identity."));
    }

    PreflightFailed failed() {
        return new PreflightFailed(
                upgrade,
                ORDERS,
                after(10),
                List.of(blocked(), warning()),
                WarningPolicy.ALLOW,
                PAGE,
                ADVICE);
    }

    StepEnded step(int second, String step, int attempt, String outcome, String sentence) {
        return new StepEnded(
                upgrade,
                ORDERS,
                after(second),
                Service.REPLICATION,
                step,
                attempt,
                outcome,
                sentence,
                after(second).minusMillis(250),
                Duration.ofMillis(250));
    }

    ReplicationLagMeasured lag() {
        return new ReplicationLagMeasured(
                upgrade, ORDERS, after(120), 1_234_567, Duration.ofMillis(2_500));
    }

    ReplicationCaughtUp caughtUp() {
        return new ReplicationCaughtUp(upgrade, ORDERS, after(150));
    }

    CutoverPutOff putOff() {
        return new CutoverPutOff(upgrade, ORDERS, after(160), REASON, 1, after(280));
    }

    CutoverAbandoned abandoned() {
        return new CutoverAbandoned(upgrade, ORDERS, after(200), REASON);
    }

    UpgradeUnwound unwound() {
        return new UpgradeUnwound(upgrade, ORDERS, after(220), REASON);
    }

    UpgradeStuck stuck() {
        return new UpgradeStuck(
                upgrade, ORDERS, after(310), Service.CUTOVER, "rename-clusters", REASON);
    }

    /// @param different tables that are not equal on both sides
    UpgradeCompleted completed(int different) {
        return completed(
                new SwitchoverFigures(
                        Duration.ofMillis(15), Duration.ofMillis(1), 12, different, true, 3, 0));
    }

    /// As after a pause that another copy of the service had to end.
    UpgradeCompleted completedUnseen() {
        return completed(new SwitchoverFigures(Duration.ZERO, Duration.ZERO, 0, 0, false, 0, 0));
    }

    private UpgradeCompleted completed(SwitchoverFigures figures) {
        return new UpgradeCompleted(
                upgrade, ORDERS, after(320), TARGET, ORDERS.named("orders-old"), figures);
    }

    CleanupCompleted cleaned() {
        return new CleanupCompleted(upgrade, ORDERS, after(86_400));
    }

    CleanupRefused refused() {
        return new CleanupRefused(upgrade, ORDERS, after(86_400), REASON);
    }

    private static Finding blocked() {
        return new Finding(
                "replica-identity",
                Severity.BLOCKED,
                "shop",
                "2 tables can take INSERT only",
                "An UPDATE or DELETE on them could not be replayed.",
                "ALTER TABLE public.\"odd \"\" name\" ADD PRIMARY KEY (id);\n"
                        + "ALTER TABLE public.log ADD PRIMARY KEY (id);",
                List.of("public.\"odd \"\" name\"", "public.log"));
    }

    private static Finding warning() {
        return new Finding(
                "large-objects",
                Severity.WARNING,
                "-",
                "3 large objects",
                "They are copied with the clone; what is written to them later is not.",
                "Write none during the upgrade.",
                List.of());
    }

    private static Instant after(int seconds) {
        return BEGIN.plusSeconds(seconds);
    }
}
