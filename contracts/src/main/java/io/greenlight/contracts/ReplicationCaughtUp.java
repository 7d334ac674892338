package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/// The target is built, upgraded, analyzed and within the lag budget. From replication; starts
/// cutover.
@JsonTypeName("replication-caught-up")
@SentBy(Service.REPLICATION)
public record ReplicationCaughtUp(UpgradeId upgrade, ClusterRef cluster, Instant at)
        implements CutoverEvent, NotifierEvent, UpgradeEvent.OfUpgrade {}
