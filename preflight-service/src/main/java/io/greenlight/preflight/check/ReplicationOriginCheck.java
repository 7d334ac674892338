package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;

/// A subscription of the upgrade copies nothing: it starts where the clone was made, and on the way
/// back where the pause ended. Who may make one may not yet say so from 16 on. A clone has what was
/// granted in its source.
final class ReplicationOriginCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("replication-origin")
                .on(Severity.BLOCKED, Way.CLONE, Way.LOGICAL)
                .says(
                        Severity.BLOCKED,
                        "functions that the maintenance user may not call",
                        "subscriptions could be made, but not be told where to start");
    }
}
