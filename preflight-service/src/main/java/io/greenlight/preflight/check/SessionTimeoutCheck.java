package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;

/// A deadline that a parameter group, a database or a role sets reaches the sessions of the
/// upgrade, too: ANALYZE, VACUUM and the making of a slot take their time, and a sender that is cut
/// off begins again.
final class SessionTimeoutCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("session-timeout")
                .on(Severity.WARNING, Way.IN_PLACE, Way.CLONE, Way.LOGICAL, Way.DMS)
                .says(
                        Severity.WARNING,
                        "deadlines that reach the sessions of the upgrade",
                        "what takes longer is ended by the server, at worst over " + "and over");
    }
}
