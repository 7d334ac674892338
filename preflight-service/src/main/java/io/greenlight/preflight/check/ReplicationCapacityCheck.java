package io.greenlight.preflight.check;

import io.greenlight.backbone.cluster.database.SqlFile;
import io.greenlight.contracts.Finding;
import java.util.List;

/// The upgrade makes one slot in each database, each read by a sender, and one more of both for the
/// way between.
final class ReplicationCapacityCheck implements ServerCheck {

    private static final String PARAMETERS =
            SqlFile.beside(ReplicationCapacityCheck.class, "replication_capacity.sql");

    private static final Offenders.Words WORDS =
            new Offenders.Words(
                    "parameters that leave too little room",
                    "the slots of the upgrade could not be made, or their senders not start; "
                            + "parameters are set in the cluster's own parameter group and need a "
                            + "reboot of the writer");

    @Override
    public String id() {
        return "replication-capacity";
    }

    @Override
    public List<Finding> inspect(Source source) {
        return source.offenders(PARAMETERS)
                .remedied(wish -> ParameterRemedy.of(source.cluster(), wish))
                .blocked(this, WORDS);
    }
}
