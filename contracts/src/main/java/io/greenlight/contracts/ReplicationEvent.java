package io.greenlight.contracts;

/// What replication hears.
public sealed interface ReplicationEvent extends UpgradeEvent
        permits CutoverAbandoned, PreflightPassed, ReplicationRequested {}
