package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;

/// Materialized views and foreign tables are not replicated: the former are as old as the copy
/// until somebody refreshes them, the latter need a way from the target to their server.
final class UnreplicatedRelationCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("unreplicated-relation")
                .on(Severity.WARNING, Way.CLONE, Way.LOGICAL, Way.DMS)
                .says(
                        Severity.WARNING,
                        "materialized views and foreign tables",
                        "they are not replicated: refresh the views on the target"
                                + " after the switchover, and see that the target reaches "
                                + "the foreign servers");
    }
}
