package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;

/// What the maintenance user must be able to do on the whole cluster. Asked of the catalogs rather
/// than tried: nothing here writes, not even into a transaction that is rolled back.
final class MaintenanceUserCheck implements ServerCheck {

    @Override
    public About about() {
        return About.of("maintenance-user")
                .on(Severity.BLOCKED, Way.CLONE, Way.LOGICAL, Way.DMS)
                .on(Severity.WARNING, Way.IN_PLACE, Way.GLOBAL_MINOR)
                .says(
                        Severity.BLOCKED,
                        "things that the maintenance user may not do",
                        "the upgrade would stop at the first statement that needs" + " them")
                .says(
                        Severity.WARNING,
                        "things that the maintenance user may not see",
                        "what other sessions do is hidden from it, and the checks that look for"
                                + " it find nothing");
    }
}
