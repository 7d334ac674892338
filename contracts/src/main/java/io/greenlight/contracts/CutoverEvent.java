package io.greenlight.contracts;

/// What cutover hears.
public sealed interface CutoverEvent extends UpgradeEvent
        permits CleanupRequested,
                ConsentGiven,
                CutoverRequested,
                ReplicationCaughtUp,
                UpgradePrepared,
                WayBackRequested {}
