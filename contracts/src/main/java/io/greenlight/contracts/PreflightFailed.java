package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;

/// Something must be repaired first. From preflight; ends there until `preflight-requested`.
///
/// @param findings what blocks, then what only warns
@JsonTypeName("preflight-failed")
@SentBy(Service.PREFLIGHT)
public record PreflightFailed(
        UpgradeId upgrade, ClusterRef cluster, Instant at, List<Finding> findings)
        implements NotifierEvent, UpgradeEvent.OfUpgrade {
    public PreflightFailed {
        findings = List.copyOf(findings);
    }
}
