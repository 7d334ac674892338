package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/// Anything that travels between services. Facts are in the past tense and drive the flow; requests
/// (`...-requested`) let a person in. Delivery is at least once and in any order.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface UpgradeEvent
        permits DiscoveryEvent,
                PreflightEvent,
                ReplicationEvent,
                CutoverEvent,
                NotifierEvent,
                UpgradeEvent.OfUpgrade {

    /// When it happened, or was asked for.
    Instant at();

    /// An event of one upgrade, which its id tells apart from all others.
    sealed interface OfUpgrade extends UpgradeEvent
            permits CleanupCompleted,
                    CleanupRefused,
                    CleanupRequested,
                    CutoverAbandoned,
                    CutoverPutOff,
                    CutoverRequested,
                    PreflightFailed,
                    PreflightPassed,
                    PreflightRequested,
                    ReplicationCaughtUp,
                    ReplicationLagMeasured,
                    ReplicationRequested,
                    StepEnded,
                    UpgradeCompleted,
                    UpgradeDiscovered,
                    UpgradeStuck,
                    UpgradeUnwound {

        /// The correlation from the first event to the last notice.
        UpgradeId upgrade();

        /// The cluster, under the name that its owner knows.
        ClusterRef cluster();
    }
}
