package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;

/// An event trigger fires on the statements that we run, on source and target, and may refuse them
/// or write of them.
final class EventTriggerCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("event-trigger")
                .on(Severity.WARNING, Way.IN_PLACE, Way.CLONE, Way.LOGICAL, Way.DMS)
                .says(
                        Severity.WARNING,
                        "event triggers",
                        "they fire on the statements of the upgrade; disable "
                                + "those that refuse or record statements");
    }
}
