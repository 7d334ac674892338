package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Nothing stands in the way of this upgrade. From preflight; starts replication.
///
/// @param warnings what an operator should know, though it blocks nothing
/// @param report where the whole of it is, as a page to read; absent where there is none
/// @param advice which strategy to take, in a sentence; absent where nobody could say
@JsonTypeName("preflight-passed")
@SentBy(Service.PREFLIGHT)
public record PreflightPassed(
        UpgradeId upgrade,
        ClusterRef cluster,
        Instant at,
        List<Finding> warnings,
        @MayBeAbsent @Nullable String report,
        @MayBeAbsent @Nullable String advice)
        implements ReplicationEvent, NotifierEvent, UpgradeEvent.OfUpgrade {
    public PreflightPassed {
        warnings = List.copyOf(warnings);
    }

    /// Without a page to read.
    public PreflightPassed(
            UpgradeId upgrade, ClusterRef cluster, Instant at, List<Finding> warnings) {
        this(upgrade, cluster, at, warnings, null, null);
    }
}
