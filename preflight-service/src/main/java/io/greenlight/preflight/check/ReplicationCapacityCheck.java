package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;

/// The upgrade makes one slot in each database, each read by a sender, and one more of both for the
/// way between.
final class ReplicationCapacityCheck implements ParameterCheck {

    @Override
    public About about() {
        return About.of("replication-capacity")
                .on(Severity.BLOCKED, Way.CLONE, Way.LOGICAL, Way.DMS)
                .says(
                        Severity.BLOCKED,
                        "parameters that leave too little room",
                        "the slots of the upgrade could not be made, or their "
                                + "senders not start; parameters are set in the cluster's "
                                + "own parameter group and need a reboot of the writer");
    }
}
