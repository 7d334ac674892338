package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;

/// The upgrade makes one slot in each database, each read by a sender, and one more of both for the
/// way between. On the way back the source follows the new cluster with a worker in each database:
/// without room for them the cutover would wait for the last ones behind its point of no return.
final class ReplicationCapacityCheck implements ParameterCheck {

    @Override
    public About about() {
        return About.of("replication-capacity")
                .on(Severity.BLOCKED, Way.CLONE, Way.LOGICAL, Way.DMS)
                .says(
                        Severity.BLOCKED,
                        "parameters that leave too little room",
                        "the slots of the upgrade could not be made, their senders not start,"
                                + " or the old cluster not follow the new one; parameters are"
                                + " set in the cluster's own parameter group and need a reboot"
                                + " of the writer");
    }
}
