package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;

/// pg_cron runs its jobs wherever it is loaded, on a clone as well: what they write there is on no
/// other side.
final class ScheduledJobCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("scheduled-job")
                .on(Severity.BLOCKED, Way.CLONE)
                .on(Severity.WARNING, Way.LOGICAL)
                .says(
                        Severity.BLOCKED,
                        "active jobs of pg_cron",
                        "they would run on the clone, too, and write what the "
                                + "source does not have; switch them off for the time of "
                                + "the upgrade")
                .says(
                        Severity.WARNING,
                        "active jobs of pg_cron",
                        "they are no part of a schema: make them anew on the "
                                + "target, after the cutover");
    }
}
