package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;

/// Everything that an upgrade in place needs is there, and no client was stopped yet. From
/// replication; starts cutover.
///
/// @param prepared what was done or written down, a sentence each
/// @param wayBack the clone to go back to
@JsonTypeName("upgrade-prepared")
@SentBy(Service.REPLICATION)
public record UpgradePrepared(
        UpgradeId upgrade, ClusterRef cluster, Instant at, List<String> prepared, WayBack wayBack)
        implements CutoverEvent, NotifierEvent, UpgradeEvent.OfUpgrade {

    public UpgradePrepared {
        prepared = List.copyOf(prepared);
    }
}
