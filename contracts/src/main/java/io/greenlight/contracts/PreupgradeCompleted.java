package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;

/// The cluster is checked and prepared, and has the version that it had: the end of an order of
/// mode `PREUPGRADE`. From replication; the tag `UpgradeDB:Mode` asks for the upgrade itself.
///
/// @param prepared what was done or written down, a sentence each
@JsonTypeName("preupgrade-completed")
@SentBy(Service.REPLICATION)
public record PreupgradeCompleted(
        UpgradeId upgrade, ClusterRef cluster, Instant at, List<String> prepared)
        implements NotifierEvent, UpgradeEvent.OfUpgrade {

    public PreupgradeCompleted {
        prepared = List.copyOf(prepared);
    }
}
