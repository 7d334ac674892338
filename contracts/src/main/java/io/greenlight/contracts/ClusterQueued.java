package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;

/// A tagged cluster waits, because as many upgrades are under way as may be; it is taken as soon as
/// one of them has ended. From discovery, once for each wait.
///
/// @param path what it would be if it began now; resolved anew when it begins
/// @param underWay whose upgrades it waits for
@JsonTypeName("cluster-queued")
@SentBy(Service.DISCOVERY)
public record ClusterQueued(
        ClusterRef cluster, Instant at, UpgradePath path, List<ClusterRef> underWay)
        implements NotifierEvent, UpgradeEvent.OfCluster {

    public ClusterQueued {
        underWay = List.copyOf(underWay);
    }
}
