package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/// A switchover was not made, or was unwound before the point of no return; clients go on on the
/// source, replication goes on, and it will be tried again. From cutover.
///
/// @param attempt the attempt that ended so
/// @param retryAt when the next one starts
@JsonTypeName("cutover-put-off")
@SentBy(Service.CUTOVER)
public record CutoverPutOff(
        UpgradeId upgrade,
        ClusterRef cluster,
        Instant at,
        Reason reason,
        int attempt,
        Instant retryAt)
        implements NotifierEvent, UpgradeEvent.OfUpgrade {}
