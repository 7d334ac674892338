package io.greenlight.contracts;

/// What preflight hears.
public sealed interface PreflightEvent extends UpgradeEvent
        permits AcknowledgementGiven, PreflightRequested, UpgradeDiscovered {}
