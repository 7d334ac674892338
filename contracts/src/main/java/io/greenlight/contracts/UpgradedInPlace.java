package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;

/// The cluster itself has its new version, on every member, and takes writes. From cutover; the
/// last word of a good upgrade in place.
///
/// @param wayBack the clone of what it was, until `cleanup-requested`
/// @param downtimes what the probe saw of each endpoint; none where it saw nothing
@JsonTypeName("upgraded-in-place")
@SentBy(Service.CUTOVER)
public record UpgradedInPlace(
        UpgradeId upgrade,
        ClusterRef cluster,
        Instant at,
        PostgresVersion version,
        WayBack wayBack,
        List<Downtime> downtimes)
        implements NotifierEvent, UpgradeEvent.OfUpgrade {

    public UpgradedInPlace {
        downtimes = List.copyOf(downtimes);
    }
}
