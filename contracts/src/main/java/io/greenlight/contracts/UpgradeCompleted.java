package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/// The cluster has its new version and its clients are on it. From cutover; the last word of a good
/// upgrade.
///
/// @param kept the old cluster, fenced, until `cleanup-requested`
/// @param figures what was measured, by the orchestrator's own clock and by comparing the sides
@JsonTypeName("upgrade-completed")
@SentBy(Service.CUTOVER)
public record UpgradeCompleted(
        UpgradeId upgrade,
        ClusterRef cluster,
        Instant at,
        PostgresVersion version,
        ClusterRef kept,
        SwitchoverFigures figures)
        implements NotifierEvent, UpgradeEvent.OfUpgrade {}
