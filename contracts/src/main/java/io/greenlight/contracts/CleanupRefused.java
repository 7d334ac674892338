package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/// A cleanup that was asked for must not be, or not now; nothing was touched. From cutover; it is
/// asked for again once the reason is mended.
@JsonTypeName("cleanup-refused")
@SentBy(Service.CUTOVER)
public record CleanupRefused(UpgradeId upgrade, ClusterRef cluster, Instant at, Reason reason)
        implements NotifierEvent, UpgradeEvent.OfUpgrade {}
