package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/// The switchover of this upgrade is to be tried, or gone on with.
@JsonTypeName("cutover-requested")
public record CutoverRequested(UpgradeId upgrade, ClusterRef cluster, Instant at)
        implements CutoverEvent, UpgradeEvent.OfUpgrade {}
