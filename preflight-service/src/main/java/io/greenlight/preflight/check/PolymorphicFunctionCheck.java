package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;

/// 14 changed the arguments of its array functions from anyarray to anycompatiblearray, and what
/// users built on them cannot be made again as it was (pg_upgrade, check.c).
final class PolymorphicFunctionCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("polymorphic-function")
                .on(Severity.BLOCKED, Way.IN_PLACE, Way.CLONE, Way.LOGICAL, Way.DMS)
                .only(Span.to(14))
                .says(
                        Severity.BLOCKED,
                        "aggregates and operators on array functions that have " + "changed",
                        "pg_upgrade refuses the cluster, a schema does not load; "
                                + "make them anew on anycompatiblearray and anycompatible "
                                + "after the upgrade");
    }
}
