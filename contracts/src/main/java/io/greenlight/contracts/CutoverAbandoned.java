package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/// The switchover is given up; clients go on on the source. From cutover; replication then removes
/// the target and everything it left on the source, or builds it anew where that helps.
@JsonTypeName("cutover-abandoned")
@SentBy(Service.CUTOVER)
public record CutoverAbandoned(UpgradeId upgrade, ClusterRef cluster, Instant at, Reason reason)
        implements ReplicationEvent, NotifierEvent, UpgradeEvent.OfUpgrade {}
