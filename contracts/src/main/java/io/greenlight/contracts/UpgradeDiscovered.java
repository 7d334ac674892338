package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.Objects;

/// A tagged cluster was found and its upgrade has a name and a path. From discovery; starts
/// preflight.
///
/// @param mode how far it goes; `UPGRADE` in events from before there were modes
@JsonTypeName("upgrade-discovered")
@SentBy(Service.DISCOVERY)
public record UpgradeDiscovered(
        UpgradeId upgrade, ClusterRef cluster, Instant at, UpgradePath path, @MayBeAbsent Mode mode)
        implements PreflightEvent, NotifierEvent, UpgradeEvent.OfUpgrade {

    public UpgradeDiscovered {
        mode = Objects.requireNonNullElse(mode, Mode.UPGRADE);
    }
}
