package io.greenlight.preflight.check;

import io.greenlight.backbone.cluster.database.SqlFile;
import io.greenlight.contracts.Finding;
import java.util.List;

/// Apply runs with an empty search_path: a function that a CHECK, an index, a generated column, a
/// domain or an ALWAYS trigger calls cannot find what it names without a schema, and replication
/// stops ("function g(text) does not exist").
final class SearchPathCheck implements DatabaseCheck {

    private static final String FUNCTIONS =
            SqlFile.beside(SearchPathCheck.class, "search_path.sql");

    private static final Offenders.Words WORDS =
            new Offenders.Words(
                    "functions that name things without their schema, and are called by "
                            + "replicated writes",
                    "replication runs with an empty search_path and stops at the first row "
                            + "that calls one of them");

    @Override
    public String id() {
        return "search-path";
    }

    @Override
    public List<Finding> inspect(Source source) {
        return source.offenders(FUNCTIONS).warned(this, WORDS);
    }
}
