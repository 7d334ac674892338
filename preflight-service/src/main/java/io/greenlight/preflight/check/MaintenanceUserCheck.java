package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;
import java.util.List;

/// What the maintenance user must be able to do on the whole cluster. Asked of the catalogs rather
/// than tried: nothing here writes, not even into a transaction that is rolled back.
final class MaintenanceUserCheck implements ServerCheck {

    @Override
    public About about() {
        return About.of("maintenance-user")
                .on(Severity.BLOCKED, Way.CLONE, Way.LOGICAL, Way.DMS)
                .says(
                        Severity.BLOCKED,
                        "things that the maintenance user may not do",
                        "the upgrade would stop at the first statement that needs" + " them");
    }

    @Override
    public List<Object> values(Route route) {
        return List.of(route.way().word());
    }
}
