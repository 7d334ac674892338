package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;

/// pg_upgrade loads every library that a function names, and stops at one that is not there. What
/// extensions bring is there with them; functions that were left behind without an extension are
/// nobody's.
final class CFunctionCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("c-function")
                .on(Severity.BLOCKED, Way.IN_PLACE, Way.CLONE, Way.LOGICAL, Way.DMS)
                .only(Span.MAJOR)
                .says(
                        Severity.BLOCKED,
                        "functions in C whose library comes with no extension",
                        "the target does not have the library: pg_upgrade refuses the"
                                + " cluster, a schema does not load")
                .says(
                        Severity.WARNING,
                        "functions in C that belong to no extension",
                        "their library comes with an extension: create it, and drop them"
                                + " (CREATE EXTENSION ... takes none over)");
    }
}
