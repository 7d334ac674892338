package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Something must be repaired first. From preflight; ends there until `preflight-requested`.
///
/// @param findings what blocks, then what only warns
/// @param policy what warnings do that nobody has acknowledged; they are allowed if absent
/// @param report where the whole of it is, as a page to read; absent where there is none
/// @param advice which strategy to take, in a sentence; absent where nobody could say
@JsonTypeName("preflight-failed")
@SentBy(Service.PREFLIGHT)
public record PreflightFailed(
        UpgradeId upgrade,
        ClusterRef cluster,
        Instant at,
        List<Finding> findings,
        @MayBeAbsent WarningPolicy policy,
        @MayBeAbsent @Nullable String report,
        @MayBeAbsent @Nullable String advice)
        implements NotifierEvent, UpgradeEvent.OfUpgrade {
    public PreflightFailed {
        findings = List.copyOf(findings);
        policy = Objects.requireNonNullElse(policy, WarningPolicy.ALLOW);
    }

    /// Without a page to read.
    public PreflightFailed(
            UpgradeId upgrade, ClusterRef cluster, Instant at, List<Finding> findings) {
        this(upgrade, cluster, at, findings, WarningPolicy.ALLOW, null, null);
    }

    /// Those of the findings that keep the upgrade from its start.
    public List<Finding> blocking() {
        return findings.stream().filter(policy::bars).toList();
    }
}
