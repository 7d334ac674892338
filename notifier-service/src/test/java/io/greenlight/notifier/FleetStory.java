package io.greenlight.notifier;

import io.greenlight.contracts.ClusterQueued;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.ClusterSkipped;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.FleetRun;
import io.greenlight.contracts.FleetRunEnded;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.NotifierEvent;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.PreflightFailed;
import io.greenlight.contracts.PreupgradeCompleted;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.Service;
import io.greenlight.contracts.Severity;
import io.greenlight.contracts.StepEnded;
import io.greenlight.contracts.Strategy;
import io.greenlight.contracts.UpgradeDiscovered;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradePath;
import io.greenlight.contracts.UpgradeUnwound;
import io.greenlight.contracts.UpgradedInPlace;
import io.greenlight.contracts.WayBack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A run of the fleet: one upgraded, one blocked, one that waited and ended as before, one that was
/// only to be prepared, and one that stood aside.
public record FleetStory(FleetRun run) {

    private static final PostgresVersion TARGET = new PostgresVersion(17, 10);
    private static final UpgradePath PATH =
            new UpgradePath(Strategy.IN_PLACE, new PostgresVersion(14, 24), TARGET);
    private static final Reason REFUSED =
            new Reason(
                    "pg-upgrade-refused",
                    Fault.OPERATOR,
                    "pg_upgrade refused the column default of public.\"odd \"\" name\".",
                    "ALTER TABLE public.\"odd \"\" name\" ALTER note DROP DEFAULT;");

    /// All of it but the end, as it happened.
    public List<NotifierEvent> facts() {
        return List.of(
                skipped(),
                begins("orders", Mode.UPGRADE, 1),
                begins("shop", Mode.UPGRADE, 2),
                begins("archive", Mode.PREUPGRADE, 3),
                queued(),
                blocked(),
                frozen(),
                begins("customers", Mode.UPGRADE, 20),
                new PreupgradeCompleted(
                        id("archive"), cluster("archive"), after(300), List.of("41 tables frozen")),
                new UpgradeUnwound(id("customers"), cluster("customers"), after(400), REFUSED),
                upgraded());
    }

    /// None is under way any more.
    public FleetRunEnded ended() {
        return new FleetRunEnded(
                after(1800),
                run,
                List.of(id("orders"), id("shop"), id("archive"), id("customers")),
                List.of(cluster("odd")));
    }

    UpgradeDiscovered begins(String cluster, Mode mode, int second) {
        return new UpgradeDiscovered(id(cluster), cluster(cluster), after(second), PATH, mode, run);
    }

    UpgradedInPlace upgraded() {
        WayBack wayBack =
                new WayBack(
                        cluster("orders-before-0123abcd"), after(600), "every page that changes");
        return new UpgradedInPlace(
                id("orders"), cluster("orders"), after(1500), TARGET, wayBack, List.of());
    }

    StepEnded frozen() {
        return new StepEnded(
                id("orders"),
                cluster("orders"),
                after(15),
                Service.REPLICATION,
                "freeze-rows",
                1,
                "done",
                "41 tables frozen,\nthe last was public.\"a\nb\"",
                after(14),
                Duration.ofSeconds(1));
    }

    private ClusterSkipped skipped() {
        return new ClusterSkipped(
                cluster("odd"),
                after(0),
                new Reason(
                        "no-secret",
                        Fault.OPERATOR,
                        "odd has no tag aurora-maintenance-user-secret.",
                        "Set the tag."));
    }

    private ClusterQueued queued() {
        return new ClusterQueued(
                cluster("customers"),
                after(4),
                PATH,
                List.of(cluster("orders"), cluster("shop"), cluster("archive")),
                run);
    }

    private PreflightFailed blocked() {
        Finding finding =
                new Finding(
                        "data-type",
                        Severity.BLOCKED,
                        "shop",
                        "1 column has a type that pg_upgrade refuses",
                        "Its values hold numbers of rows that change.",
                        "ALTER TABLE public.log DROP COLUMN part;",
                        List.of("public.log.part"));
        return new PreflightFailed(id("shop"), cluster("shop"), after(12), List.of(finding));
    }

    /// Unlike that of any other run of the story.
    UpgradeId id(String cluster) {
        String digits = run.value().substring(7, 8) + run.value().substring(9, 15) + "0";
        return new UpgradeId(cluster + "-" + digits);
    }

    private static ClusterRef cluster(String identifier) {
        return new ClusterRef("eu-central-1", identifier);
    }

    private static Instant after(int seconds) {
        return Story.BEGIN.plusSeconds(seconds);
    }
}
