package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;
import java.util.Set;

/// Logical replication does not carry large objects: what is written to them after the copy was
/// taken would be lost. pg_upgrade carries them, with memory for each.
final class LargeObjectCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("large-object")
                .on(Severity.BLOCKED, Way.CLONE, Way.LOGICAL, Way.DMS)
                .on(Severity.WARNING, Way.IN_PLACE)
                .only(Span.REBUILT)
                .says(
                        Severity.BLOCKED,
                        "owners of large objects",
                        "changes of large objects are not replicated and would be"
                                + " lost; move them into bytea columns first (lo_get reads "
                                + "them)")
                .says(
                        Severity.WARNING,
                        "owners of more than five million large objects",
                        "pg_upgrade takes memory for each: 25 million want an "
                                + "instance with 32 GB or more");
    }

    @Override
    public Set<Feature> features() {
        return Set.of(Feature.LARGE_OBJECT);
    }
}
