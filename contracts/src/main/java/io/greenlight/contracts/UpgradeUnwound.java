package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/// The upgrade ended as before: the source works and nothing of ours is left on it. From
/// replication.
@JsonTypeName("upgrade-unwound")
@SentBy(Service.REPLICATION)
public record UpgradeUnwound(UpgradeId upgrade, ClusterRef cluster, Instant at, Reason reason)
        implements NotifierEvent, UpgradeEvent.OfUpgrade {}
