package io.greenlight.contracts;

/// What the notifier hears: every fact.
public sealed interface NotifierEvent extends UpgradeEvent
        permits CleanupCompleted,
                CleanupRefused,
                ClusterQueued,
                ClusterSkipped,
                ConsentNeeded,
                CutoverAbandoned,
                CutoverPutOff,
                FleetRunEnded,
                PreflightFailed,
                PreflightPassed,
                PreflightRefused,
                PreupgradeCompleted,
                RehearsalCompleted,
                ReplicationCaughtUp,
                ReplicationLagMeasured,
                StepEnded,
                UpgradeCompleted,
                UpgradeDiscovered,
                UpgradePrepared,
                UpgradeStuck,
                UpgradeUnwound,
                UpgradedGlobally,
                UpgradedInPlace,
                WayBackRefused,
                WentBack {}
