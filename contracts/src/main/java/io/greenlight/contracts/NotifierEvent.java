package io.greenlight.contracts;

/// What the notifier hears: every fact.
public sealed interface NotifierEvent extends UpgradeEvent
        permits CleanupCompleted,
                CleanupRefused,
                ClusterSkipped,
                CutoverAbandoned,
                CutoverPutOff,
                PreflightFailed,
                PreflightPassed,
                ReplicationCaughtUp,
                ReplicationLagMeasured,
                StepEnded,
                UpgradeCompleted,
                UpgradeDiscovered,
                UpgradeStuck,
                UpgradeUnwound {}
