package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/// A cluster does not go back although somebody asked for it: it cannot, or nobody agreed in time
/// to what that costs. Nothing was touched. From cutover; it may be asked for again.
@JsonTypeName("way-back-refused")
@SentBy(Service.CUTOVER)
public record WayBackRefused(UpgradeId upgrade, ClusterRef cluster, Instant at, Reason reason)
        implements NotifierEvent, UpgradeEvent.OfUpgrade {}
