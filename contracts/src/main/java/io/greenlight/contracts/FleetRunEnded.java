package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;

/// No upgrade of the fleet is under way any more, and none waits for its turn. From discovery, once
/// a run; the next upgrade begins another one.
///
/// @param upgrades all that began in it, in their order
/// @param skipped tagged clusters that stood aside when it ended
@JsonTypeName("fleet-run-ended")
@SentBy(Service.DISCOVERY)
public record FleetRunEnded(
        Instant at, FleetRun run, List<UpgradeId> upgrades, List<ClusterRef> skipped)
        implements NotifierEvent {

    public FleetRunEnded {
        upgrades = List.copyOf(upgrades);
        skipped = List.copyOf(skipped);
    }
}
