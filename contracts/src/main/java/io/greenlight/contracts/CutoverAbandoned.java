package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// The switchover is given up; clients go on on the source. From cutover; replication then removes
/// the target and everything it left on the source, or builds it anew where that helps.
///
/// @param downtimes of an upgrade in place or of a Global Database, as its probe saw them: what RDS
///   tries and takes back stops clients, too; none where no probe looked
@JsonTypeName("cutover-abandoned")
@SentBy(Service.CUTOVER)
public record CutoverAbandoned(
        UpgradeId upgrade,
        ClusterRef cluster,
        Instant at,
        Reason reason,
        @MayBeAbsent List<Downtime> downtimes)
        implements ReplicationEvent, NotifierEvent, UpgradeEvent.OfUpgrade {

    public CutoverAbandoned {
        downtimes = List.copyOf(Objects.requireNonNullElse(downtimes, List.of()));
    }

    /// One during which no probe looked.
    public CutoverAbandoned(UpgradeId upgrade, ClusterRef cluster, Instant at, Reason reason) {
        this(upgrade, cluster, at, reason, List.of());
    }
}
