package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;

/// With a limit on the log that slots may hold back, a target that falls behind is cut off for
/// good, and the upgrade starts anew; so it is where 18 drops a slot that nobody has read for long,
/// as while a clone is upgraded.
final class WalKeepLimitCheck implements ParameterCheck {

    @Override
    public About about() {
        return About.of("wal-keep-limit")
                .on(Severity.WARNING, Way.CLONE, Way.LOGICAL, Way.DMS)
                .says(
                        Severity.WARNING,
                        "parameters that limit what slots hold back",
                        "if the target falls further behind, or is away for longer "
                                + "than that, its slot is lost and the upgrade starts anew");
    }
}
