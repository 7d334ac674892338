package io.greenlight.contracts;

/// What discovery hears.
public sealed interface DiscoveryEvent extends UpgradeEvent
        permits DiscoveryRequested, RehearsalRequested, RetryRequested {}
