package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/// A tagged cluster was found and its upgrade has a name and a path. From discovery; starts
/// preflight.
@JsonTypeName("upgrade-discovered")
@SentBy(Service.DISCOVERY)
public record UpgradeDiscovered(UpgradeId upgrade, ClusterRef cluster, Instant at, UpgradePath path)
        implements PreflightEvent, NotifierEvent, UpgradeEvent.OfUpgrade {}
