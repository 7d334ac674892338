package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;
import java.util.Set;

/// Logical replication cannot replay an UPDATE or DELETE on a table whose rows it cannot name. It
/// is worse than that: from the moment that such a table is published, the application's own UPDATE
/// fails on the source. DMS passes over those statements without a word.
final class ReplicaIdentityCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("replica-identity")
                .on(Severity.BLOCKED, Way.CLONE, Way.LOGICAL, Way.DMS)
                .says(
                        Severity.BLOCKED,
                        "tables whose rows replication cannot name",
                        "once these tables are published, UPDATE and DELETE on "
                                + "them fail on the source, and DMS leaves them out; a "
                                + "primary key is the better cure where there is one to be "
                                + "had")
                .says(
                        Severity.WARNING,
                        "tables whose rows replication cannot name, which have "
                                + "only ever taken INSERTs",
                        "INSERTs are replicated; the first UPDATE or DELETE while"
                                + " the upgrade runs would fail on the source");
    }

    @Override
    public Set<Feature> features() {
        return Set.of(Feature.KEYLESS_TABLE);
    }
}
