package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;
import java.util.List;

/// With a limit on the log that slots may hold back, a target that falls behind is cut off for
/// good, and the upgrade starts anew; so it is where 18 drops a slot that nobody has read for long,
/// as while a clone is upgraded. The pg_upgrade of 17.0 to 17.5 refuses a limit outright.
final class WalKeepLimitCheck implements ParameterCheck {

    @Override
    public About about() {
        return About.of("wal-keep-limit")
                .on(Severity.BLOCKED, Way.IN_PLACE)
                .on(Severity.WARNING, Way.CLONE, Way.LOGICAL, Way.DMS)
                .says(
                        Severity.BLOCKED,
                        "parameters that limit what slots hold back",
                        "the pg_upgrade of 17.0 to 17.5 does not start a new "
                                + "cluster that has such a limit; a later minor does")
                .says(
                        Severity.WARNING,
                        "parameters that limit what slots hold back",
                        "if the target falls further behind, or is away for longer "
                                + "than that, its slot is lost and the upgrade starts anew");
    }

    @Override
    public List<Object> values(Route route) {
        return List.of(
                route.way().word(),
                route.source().major(),
                route.target().major(),
                route.target().minor());
    }
}
