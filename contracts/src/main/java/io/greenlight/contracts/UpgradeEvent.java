package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/// Anything that travels between services. Facts are in the past tense and drive the flow; what no
/// service is the sender of, `...-requested` and `...-given`, lets a person in. Delivery is at
/// least once and in any order.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface UpgradeEvent
        permits DiscoveryEvent,
                PreflightEvent,
                ReplicationEvent,
                CutoverEvent,
                NotifierEvent,
                UpgradeEvent.OfCluster,
                UpgradeEvent.OfUpgrade {

    /// When it happened, or was asked for.
    Instant at();

    /// An event of a cluster that has no upgrade yet.
    sealed interface OfCluster extends UpgradeEvent
            permits ClusterQueued, ClusterSkipped, RehearsalRequested {

        /// The cluster, under the name that its owner knows.
        ClusterRef cluster();
    }

    /// An event of one upgrade, which its id tells apart from all others.
    sealed interface OfUpgrade extends UpgradeEvent
            permits AcknowledgementGiven,
                    CleanupCompleted,
                    CleanupRefused,
                    CleanupRequested,
                    ConsentGiven,
                    ConsentNeeded,
                    CutoverAbandoned,
                    CutoverPutOff,
                    CutoverRequested,
                    PreflightFailed,
                    PreflightPassed,
                    PreflightRefused,
                    PreflightRequested,
                    PreupgradeCompleted,
                    RehearsalCompleted,
                    ReplicationCaughtUp,
                    ReplicationLagMeasured,
                    ReplicationRequested,
                    StepEnded,
                    UpgradeCompleted,
                    UpgradeDiscovered,
                    UpgradePrepared,
                    UpgradeStuck,
                    UpgradeUnwound,
                    UpgradedGlobally,
                    UpgradedInPlace,
                    WayBackRefused,
                    WayBackRequested,
                    WentBack {

        /// The correlation from the first event to the last notice.
        UpgradeId upgrade();

        /// The cluster, under the name that its owner knows.
        ClusterRef cluster();
    }
}
