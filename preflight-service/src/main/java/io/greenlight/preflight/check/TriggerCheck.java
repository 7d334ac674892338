package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;

/// Triggers that are ENABLE ALWAYS or ENABLE REPLICA fire on the target too when a row is
/// replicated, and do their work a second time. A disabled one is disabled on the target as well,
/// which is hardly ever what its owner thinks of.
final class TriggerCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("trigger")
                .on(Severity.WARNING, Way.CLONE, Way.LOGICAL, Way.DMS)
                .says(
                        Severity.WARNING,
                        "triggers that are ALWAYS, REPLICA or DISABLED",
                        "ALWAYS and REPLICA triggers fire again on the target for"
                                + " every replicated row; disabled ones stay disabled there");
    }
}
