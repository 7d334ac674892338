package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The checks of this upgrade are to run again, and it goes on if nothing blocks it any more.
///
/// @param check the one that is to run; what the others found stays as it was. All if absent
@JsonTypeName("preflight-requested")
public record PreflightRequested(
        UpgradeId upgrade, ClusterRef cluster, Instant at, @MayBeAbsent @Nullable String check)
        implements PreflightEvent, UpgradeEvent.OfUpgrade {

    /// All checks are to run.
    public PreflightRequested(UpgradeId upgrade, ClusterRef cluster, Instant at) {
        this(upgrade, cluster, at, null);
    }
}
