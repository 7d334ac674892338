package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;

/// The clone that was made before the upgrade is the cluster again, under its name. From cutover,
/// after `way-back-requested` and a consent.
///
/// @param version the one that the cluster has again
/// @param setAside the cluster that was left, until `cleanup-requested`
/// @param lost what the consent was given to
@JsonTypeName("went-back")
@SentBy(Service.CUTOVER)
public record WentBack(
        UpgradeId upgrade,
        ClusterRef cluster,
        Instant at,
        PostgresVersion version,
        ClusterRef setAside,
        List<Loss> lost)
        implements NotifierEvent, UpgradeEvent.OfUpgrade {

    public WentBack {
        lost = List.copyOf(lost);
    }
}
