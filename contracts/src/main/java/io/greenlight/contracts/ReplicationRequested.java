package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/// The target of this upgrade is to be built, or looked at again; after an unwound attempt, built
/// anew.
@JsonTypeName("replication-requested")
public record ReplicationRequested(UpgradeId upgrade, ClusterRef cluster, Instant at)
        implements ReplicationEvent, UpgradeEvent.OfUpgrade {}
