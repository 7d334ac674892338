package io.greenlight.preflight.check;

/// One thing that can stand in the way of an upgrade. Where it looks is its type.
public sealed interface PreflightCheck permits FleetCheck, QueryCheck {

    /// What is known of it before it has looked.
    About about();

    /// Kebab-case, stable over releases; it stands in every finding.
    default String id() {
        return about().id();
    }
}
