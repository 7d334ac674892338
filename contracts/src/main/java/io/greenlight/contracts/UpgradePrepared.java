package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Everything that an upgrade of the cluster itself, or of its Global Database, needs is there, and
/// no client was stopped yet. From replication; starts cutover.
///
/// @param prepared what was done or written down, a sentence each
/// @param wayBack the clone to go back to; null with a Global Database, of which none is made
@JsonTypeName("upgrade-prepared")
@SentBy(Service.REPLICATION)
public record UpgradePrepared(
        UpgradeId upgrade,
        ClusterRef cluster,
        Instant at,
        List<String> prepared,
        @MayBeAbsent @Nullable WayBack wayBack)
        implements CutoverEvent, NotifierEvent, UpgradeEvent.OfUpgrade {

    public UpgradePrepared {
        prepared = List.copyOf(prepared);
    }

    /// The clone to go back to, if there is one.
    public Optional<WayBack> anyWayBack() {
        return Optional.ofNullable(wayBack);
    }
}
