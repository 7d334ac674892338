package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A tagged cluster waits, because as many upgrades are under way as may be; it is taken as soon as
/// one of them has ended. From discovery, once for each wait.
///
/// @param path what it would be if it began now; resolved anew when it begins
/// @param underWay whose upgrades it waits for
/// @param run of the fleet, which goes on while it waits; none in events from before there were any
@JsonTypeName("cluster-queued")
@SentBy(Service.DISCOVERY)
public record ClusterQueued(
        ClusterRef cluster,
        Instant at,
        UpgradePath path,
        List<ClusterRef> underWay,
        @MayBeAbsent @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable FleetRun run)
        implements NotifierEvent, UpgradeEvent.OfCluster {

    public ClusterQueued {
        underWay = List.copyOf(underWay);
    }
}
