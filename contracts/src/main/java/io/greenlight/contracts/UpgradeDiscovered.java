package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.Objects;

/// A tagged cluster was found and its upgrade has a name and a path. From discovery; starts
/// preflight.
///
/// @param mode how far it goes; `UPGRADE` in events from before there were modes
/// @param run of the fleet; in events from before there were any, one that begins with this
@JsonTypeName("upgrade-discovered")
@SentBy(Service.DISCOVERY)
public record UpgradeDiscovered(
        UpgradeId upgrade,
        ClusterRef cluster,
        Instant at,
        UpgradePath path,
        @MayBeAbsent Mode mode,
        @MayBeAbsent FleetRun run)
        implements PreflightEvent, NotifierEvent, UpgradeEvent.OfUpgrade {

    public UpgradeDiscovered {
        mode = Objects.requireNonNullElse(mode, Mode.UPGRADE);
        run = Objects.requireNonNullElseGet(run, () -> FleetRun.begunAt(at));
    }

    /// The first of a run.
    public UpgradeDiscovered(
            UpgradeId upgrade, ClusterRef cluster, Instant at, UpgradePath path, Mode mode) {
        this(upgrade, cluster, at, path, mode, FleetRun.begunAt(at));
    }
}
