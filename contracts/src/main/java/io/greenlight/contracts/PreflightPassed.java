package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;

/// Nothing stands in the way of this upgrade. From preflight; starts replication.
///
/// @param warnings what an operator should know, though it blocks nothing
@JsonTypeName("preflight-passed")
@SentBy(Service.PREFLIGHT)
public record PreflightPassed(
        UpgradeId upgrade, ClusterRef cluster, Instant at, List<Finding> warnings)
        implements ReplicationEvent, NotifierEvent, UpgradeEvent.OfUpgrade {
    public PreflightPassed {
        warnings = List.copyOf(warnings);
    }
}
