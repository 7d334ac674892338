package io.greenlight.preflight.check;

import io.greenlight.contracts.UpgradePath;

/// One thing that can stand in the way of an upgrade. Where it looks is its type.
public sealed interface PreflightCheck permits FleetCheck, ServerCheck, DatabaseCheck {

    /// Kebab-case, stable over releases; it stands in every finding.
    String id();

    /// Whether the thing matters on that way at all.
    default boolean appliesTo(UpgradePath path) {
        return true;
    }
}
