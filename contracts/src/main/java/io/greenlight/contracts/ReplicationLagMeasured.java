package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Duration;
import java.time.Instant;

/// How far the target is behind. From replication, while it waits for the budget.
///
/// @param bytes of the source's log that the slowest subscription has yet to confirm
/// @param behind age of the newest heartbeat that the slowest subscription has applied
@JsonTypeName("replication-lag-measured")
@SentBy(Service.REPLICATION)
public record ReplicationLagMeasured(
        UpgradeId upgrade, ClusterRef cluster, Instant at, long bytes, Duration behind)
        implements NotifierEvent, UpgradeEvent.OfUpgrade {}
