package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/// The checks of this upgrade are to run again, and it goes on if nothing blocks it any more.
@JsonTypeName("preflight-requested")
public record PreflightRequested(UpgradeId upgrade, ClusterRef cluster, Instant at)
        implements PreflightEvent, UpgradeEvent.OfUpgrade {}
