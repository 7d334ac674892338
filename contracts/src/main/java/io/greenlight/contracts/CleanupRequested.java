package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/// The way back of a completed upgrade is not wanted any more: the old cluster and everything that
/// kept it warm may go, or the clone of an upgrade in place.
@JsonTypeName("cleanup-requested")
public record CleanupRequested(UpgradeId upgrade, ClusterRef cluster, Instant at)
        implements CutoverEvent, UpgradeEvent.OfUpgrade {}
