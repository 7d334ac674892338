package io.greenlight.preflight.check;

import io.greenlight.backbone.cluster.database.SqlFile;
import io.greenlight.contracts.Finding;
import java.util.List;

/// Logical replication does not carry large objects: what is written to them after the clone was
/// taken would be lost.
final class LargeObjectCheck implements DatabaseCheck {

    private static final String OBJECTS =
            SqlFile.beside(LargeObjectCheck.class, "large_objects.sql");

    private static final Offenders.Words WORDS =
            new Offenders.Words(
                    "owners of large objects",
                    "changes of large objects are not replicated and would be lost; move them"
                            + " into bytea columns first (lo_get reads them)");

    @Override
    public String id() {
        return "large-object";
    }

    @Override
    public List<Finding> inspect(Source source) {
        return source.offenders(OBJECTS).blocked(this, WORDS);
    }
}
