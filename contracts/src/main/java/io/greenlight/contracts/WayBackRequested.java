package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/// The clone that was made before the upgrade is to become the cluster again. What would be lost is
/// counted first, and nothing happens without consent.
@JsonTypeName("way-back-requested")
public record WayBackRequested(UpgradeId upgrade, ClusterRef cluster, Instant at)
        implements CutoverEvent, UpgradeEvent.OfUpgrade {}
