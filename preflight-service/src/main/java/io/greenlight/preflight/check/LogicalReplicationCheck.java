package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;

/// Without `wal_level = logical` there is no slot to be made. On RDS the parameter
/// rds.logical_replication sets it, and only the next reboot of the writer brings it into force:
/// that is what people forget.
final class LogicalReplicationCheck implements ParameterCheck {

    @Override
    public About about() {
        return About.of("logical-replication")
                .on(Severity.BLOCKED, Way.CLONE, Way.LOGICAL, Way.DMS)
                .says(
                        Severity.BLOCKED,
                        "parameters without which there is no logical replication",
                        "no slot can be made; the parameter comes into force with"
                                + " the next reboot");
    }
}
