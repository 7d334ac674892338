package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;
import java.util.Set;

/// pg_cron runs its jobs wherever it is loaded, on a clone as well: what they write there is on no
/// other side. On a clone that is kept to go back to they run for days, on rows that nobody sees,
/// and reach from there whatever the cluster's own reach.
final class ScheduledJobCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("scheduled-job")
                .on(Severity.BLOCKED, Way.IN_PLACE, Way.CLONE)
                .on(Severity.WARNING, Way.LOGICAL)
                .says(
                        Severity.BLOCKED,
                        "active jobs of pg_cron",
                        "they would run on the clone, too, the one to go back to "
                                + "included, and write what the cluster does not have; "
                                + "switch them off for the time of the upgrade")
                .says(
                        Severity.WARNING,
                        "active jobs of pg_cron",
                        "they are no part of a schema: make them anew on the "
                                + "target, after the cutover");
    }

    @Override
    public Set<Feature> features() {
        return Set.of(Feature.EXTENSION);
    }
}
