package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/// What was kept for going back is gone: the old cluster and the reverse replication, or the clone.
/// From cutover, after `cleanup-requested`.
@JsonTypeName("cleanup-completed")
@SentBy(Service.CUTOVER)
public record CleanupCompleted(UpgradeId upgrade, ClusterRef cluster, Instant at)
        implements NotifierEvent, UpgradeEvent.OfUpgrade {}
