package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// The clone that was made before the upgrade is the cluster again, under its name. From cutover,
/// after `way-back-requested` and a consent.
///
/// @param version the one that the cluster has again
/// @param setAside the cluster that was left, until `cleanup-requested`
/// @param lost what is lost of what was written since the clone was made
/// @param counted when that was counted; `when-asked` in events from before it was counted again
@JsonTypeName("went-back")
@SentBy(Service.CUTOVER)
public record WentBack(
        UpgradeId upgrade,
        ClusterRef cluster,
        Instant at,
        PostgresVersion version,
        ClusterRef setAside,
        List<Loss> lost,
        @MayBeAbsent Counted counted)
        implements NotifierEvent, UpgradeEvent.OfUpgrade {

    public WentBack {
        lost = List.copyOf(lost);
        counted = Objects.requireNonNullElse(counted, Counted.WHEN_ASKED);
    }

    /// One that lost what the consent was given to.
    public WentBack(
            UpgradeId upgrade,
            ClusterRef cluster,
            Instant at,
            PostgresVersion version,
            ClusterRef setAside,
            List<Loss> lost) {
        this(upgrade, cluster, at, version, setAside, lost, Counted.WHEN_ASKED);
    }
}
