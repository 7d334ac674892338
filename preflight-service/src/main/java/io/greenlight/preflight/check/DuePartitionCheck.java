package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;
import java.util.Set;

/// DDL is not replicated: a partition that somebody makes while the upgrade runs is not there on
/// the target, and its first row stops replication.
final class DuePartitionCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("due-partition")
                .on(Severity.WARNING, Way.CLONE, Way.LOGICAL, Way.DMS)
                .says(
                        Severity.WARNING,
                        "tables that need a new partition within a week",
                        "made while the upgrade runs, it would not be on the "
                                + "target, and its first row would stop replication; make "
                                + "it before");
    }

    @Override
    public Set<Feature> features() {
        return Set.of(Feature.CHILD_TABLE);
    }
}
