package io.greenlight.preflight.check;

import io.greenlight.backbone.cluster.database.SqlFile;
import io.greenlight.contracts.Finding;
import java.util.List;

/// Without `wal_level = logical` there is no slot to be made. On RDS the parameter
/// rds.logical_replication sets it, and only the next reboot of the writer brings it into force:
/// that is what people forget.
final class LogicalReplicationCheck implements ServerCheck {

    private static final String WAL_LEVEL =
            SqlFile.beside(LogicalReplicationCheck.class, "logical_replication.sql");

    private static final Offenders.Words WORDS =
            new Offenders.Words(
                    "parameters without which there is no logical replication",
                    "no slot can be made; the parameter comes into force with the next reboot");

    @Override
    public String id() {
        return "logical-replication";
    }

    @Override
    public List<Finding> inspect(Source source) {
        return source.offenders(WAL_LEVEL)
                .remedied(wish -> ParameterRemedy.of(source.cluster(), wish))
                .blocked(this, WORDS);
    }
}
