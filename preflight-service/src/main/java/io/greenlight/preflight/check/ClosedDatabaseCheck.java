package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;

/// pg_upgrade wants to connect to every database but template0, and what cannot be connected to
/// cannot be replicated either. It wants template0 closed, and both templates to be templates.
final class ClosedDatabaseCheck implements ServerCheck {

    @Override
    public About about() {
        return About.of("closed-database")
                .on(Severity.BLOCKED, Way.IN_PLACE, Way.CLONE)
                .on(Severity.WARNING, Way.LOGICAL, Way.DMS)
                .only(Span.REBUILT)
                .says(
                        Severity.BLOCKED,
                        "databases that nobody, or not the maintenance user, can "
                                + "connect to, and templates that are none",
                        "pg_upgrade would refuse the cluster, or its clone")
                .says(
                        Severity.WARNING,
                        "databases that nobody, or not the maintenance user, can " + "connect to",
                        "such a database would be left behind");
    }
}
