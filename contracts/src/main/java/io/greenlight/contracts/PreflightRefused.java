package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/// What somebody asked preflight for must not be, or means nothing; what was found stays as it was.
/// From preflight; it may be asked for again, rightly.
@JsonTypeName("preflight-refused")
@SentBy(Service.PREFLIGHT)
public record PreflightRefused(UpgradeId upgrade, ClusterRef cluster, Instant at, Reason reason)
        implements NotifierEvent, UpgradeEvent.OfUpgrade {}
