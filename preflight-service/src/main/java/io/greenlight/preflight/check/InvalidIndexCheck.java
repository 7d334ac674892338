package io.greenlight.preflight.check;

import io.greenlight.backbone.cluster.database.SqlFile;
import io.greenlight.contracts.Finding;
import java.util.List;

/// An index that is not valid was left over by a CREATE INDEX CONCURRENTLY that failed. It costs
/// every write and serves no read, on the target as well.
final class InvalidIndexCheck implements DatabaseCheck {

    private static final String INDEXES =
            SqlFile.beside(InvalidIndexCheck.class, "invalid_indexes.sql");

    private static final Offenders.Words WORDS =
            new Offenders.Words(
                    "indexes that are not valid",
                    "they are carried to the target as they are; rebuild or drop them");

    @Override
    public String id() {
        return "invalid-index";
    }

    @Override
    public List<Finding> inspect(Source source) {
        return source.offenders(INDEXES).warned(this, WORDS);
    }
}
