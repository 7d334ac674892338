package io.greenlight.launcher.fleet;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.ClusterSkipped;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.PreflightFailed;
import io.greenlight.contracts.PreupgradeCompleted;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradeUnwound;
import io.greenlight.contracts.UpgradedInPlace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// How one upgrade of one cluster ended, as its last event tells.
///
/// @param cluster its identifier
/// @param upgrade its id; empty if the cluster was skipped
/// @param code why it failed; empty if it did not
/// @param sentence the same for people, with the objects concerned
record Ended(
        String cluster,
        String upgrade,
        Instant at,
        String result,
        String code,
        String sentence,
        String remedy) {

    private static final String UPGRADED = "upgraded";
    private static final String PREPARED = "prepared";

    /// Empty unless nothing comes after that event by itself.
    static Optional<Ended> of(UpgradeEvent event) {
        return switch (event) {
            case UpgradedInPlace done ->
                    Optional.of(
                            new Ended(
                                    done.cluster().identifier(),
                                    done.upgrade().toString(),
                                    done.at(),
                                    UPGRADED,
                                    "",
                                    "now %s".formatted(done.version()),
                                    ""));
            case PreupgradeCompleted done ->
                    Optional.of(
                            new Ended(
                                    done.cluster().identifier(),
                                    done.upgrade().toString(),
                                    done.at(),
                                    PREPARED,
                                    "",
                                    String.join("; ", done.prepared()),
                                    ""));
            case UpgradeUnwound back -> Optional.of(failed(back, "as-before", back.reason()));
            case PreflightFailed failed -> Optional.of(preflight(failed));
            case ClusterSkipped skipped ->
                    Optional.of(
                            ended(
                                    skipped.cluster(),
                                    "",
                                    skipped.at(),
                                    "skipped",
                                    skipped.reason()));
            case UpgradeEvent _ -> Optional.empty();
        };
    }

    @JsonIgnore
    boolean isUpgraded() {
        return result.equals(UPGRADED);
    }

    @JsonIgnore
    boolean isPrepared() {
        return result.equals(PREPARED);
    }

    /// What the upgrade's own things in RDS are called after.
    @JsonIgnore
    Optional<String> key() {
        return upgrade.isEmpty() ? Optional.empty() : Optional.of(new UpgradeId(upgrade).key());
    }

    private static Ended failed(UpgradeEvent.OfUpgrade event, String result, Reason reason) {
        return ended(event.cluster(), event.upgrade().toString(), event.at(), result, reason);
    }

    private static Ended ended(
            ClusterRef cluster, String upgrade, Instant at, String result, Reason reason) {
        return new Ended(
                cluster.identifier(),
                upgrade,
                at,
                result,
                reason.code(),
                reason.sentence(),
                reason.remedy());
    }

    /// All that blocks: one that is not expected shows among the codes.
    private static Ended preflight(PreflightFailed failed) {
        List<Finding> blocking = failed.blocking();
        return new Ended(
                failed.cluster().identifier(),
                failed.upgrade().toString(),
                failed.at(),
                "preflight-failed",
                blocking.stream().map(Finding::check).distinct().collect(Collectors.joining(", ")),
                blocking.stream()
                        .map(one ->
                                "%s: %s %s".formatted(one.database(), one.title(), one.objects()))
                        .collect(Collectors.joining("; ")),
                blocking.stream().map(Finding::remedy).collect(Collectors.joining("\n")));
    }
}
