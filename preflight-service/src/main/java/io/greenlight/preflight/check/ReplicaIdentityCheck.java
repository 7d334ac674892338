package io.greenlight.preflight.check;

import io.greenlight.backbone.cluster.database.SqlFile;
import io.greenlight.contracts.Finding;
import java.util.List;

/// Logical replication cannot replay an UPDATE or DELETE on a table whose rows it cannot name. It
/// is worse than that: from the moment that such a table is published, the application's own UPDATE
/// fails on the source.
final class ReplicaIdentityCheck implements DatabaseCheck {

    private static final String TABLES =
            SqlFile.beside(ReplicaIdentityCheck.class, "replica_identity.sql");

    private static final Offenders.Words BLOCKING =
            new Offenders.Words(
                    "tables whose rows replication cannot name",
                    "once these tables are published, UPDATE and DELETE on them fail on the "
                            + "source; a primary key is the better cure where there is one to "
                            + "be had");

    private static final Offenders.Words WARNING =
            new Offenders.Words(
                    "tables whose rows replication cannot name, which have only ever taken "
                            + "INSERTs",
                    "INSERTs are replicated; the first UPDATE or DELETE while the upgrade "
                            + "runs would fail on the source");

    @Override
    public String id() {
        return "replica-identity";
    }

    @Override
    public List<Finding> inspect(Source source) {
        return source.offenders(TABLES).judged(this, BLOCKING, WARNING);
    }
}
