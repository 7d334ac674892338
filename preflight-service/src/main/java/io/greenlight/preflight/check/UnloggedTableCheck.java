package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;

/// Unlogged tables are in no log, so they are neither replicated nor, after a clone was recovered,
/// filled.
final class UnloggedTableCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("unlogged-table")
                .on(Severity.WARNING, Way.CLONE, Way.LOGICAL, Way.DMS)
                .says(Severity.WARNING, "unlogged tables", "they arrive empty on the target");
    }
}
