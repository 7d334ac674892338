package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/// The upgrade of that cluster is to be rehearsed, whether it is tagged for an upgrade or not.
@JsonTypeName("rehearsal-requested")
public record RehearsalRequested(ClusterRef cluster, Instant at)
        implements DiscoveryEvent, UpgradeEvent.OfCluster {}
