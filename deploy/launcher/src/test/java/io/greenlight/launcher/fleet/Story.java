package io.greenlight.launcher.fleet;

import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.PreflightFailed;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.Service;
import io.greenlight.contracts.Severity;
import io.greenlight.contracts.StepEnded;
import io.greenlight.contracts.Strategy;
import io.greenlight.contracts.UpgradeDiscovered;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradePath;
import io.greenlight.contracts.UpgradeUnwound;
import io.greenlight.contracts.UpgradedInPlace;
import io.greenlight.contracts.WayBack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Events of clusters of a fleet, each by its second.
final class Story {

    static final String KEY = "281d690b";
    private static final Instant BEGIN = Instant.parse("2026-11-21T20:00:00Z");
    private static final PostgresVersion SOURCE = new PostgresVersion(14, 24);
    private static final PostgresVersion TARGET = new PostgresVersion(17, 11);

    private Story() {}

    static UpgradeEvent discovered(String cluster, int second) {
        return new UpgradeDiscovered(
                upgrade(cluster),
                ref(cluster),
                at(second),
                new UpgradePath(Strategy.IN_PLACE, SOURCE, TARGET),
                Mode.UPGRADE);
    }

    static UpgradeEvent step(String cluster, String step, int from, int to) {
        return new StepEnded(
                upgrade(cluster),
                ref(cluster),
                at(to),
                Service.CUTOVER,
                step,
                1,
                "done",
                "it is done",
                at(from),
                Duration.ofSeconds(to - from));
    }

    static UpgradeEvent upgraded(String cluster, int second) {
        return new UpgradedInPlace(
                upgrade(cluster),
                ref(cluster),
                at(second),
                TARGET,
                new WayBack(ref(cluster + "-before-" + KEY), BEGIN, "a clone"),
                List.of());
    }

    static UpgradeEvent unwound(String cluster, int second) {
        return new UpgradeUnwound(
                upgrade(cluster),
                ref(cluster),
                at(second),
                new Reason(
                        "no-consent",
                        Fault.OPERATOR,
                        "Nobody agreed that the logical slots [feed] be dropped",
                        "Set the tag UpgradeDB:DropSlots"));
    }

    static UpgradeEvent preflightFailed(String cluster, int second, Finding... findings) {
        return new PreflightFailed(upgrade(cluster), ref(cluster), at(second), List.of(findings));
    }

    static Finding finding(String check, Severity severity, String object) {
        return new Finding(
                check,
                severity,
                "archive",
                "columns of a datatype that pg_upgrade refuses",
                "the upgrade would be refused",
                "ALTER TABLE archive.jobs ALTER COLUMN handler TYPE text;",
                List.of(object));
    }

    private static UpgradeId upgrade(String cluster) {
        return new UpgradeId("%s-%s".formatted(cluster, KEY));
    }

    private static ClusterRef ref(String cluster) {
        return new ClusterRef("eu-central-1", cluster);
    }

    private static Instant at(int second) {
        return BEGIN.plusSeconds(second);
    }
}
