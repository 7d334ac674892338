package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;
import java.util.Set;

/// Apply runs with an empty search_path: a function that a CHECK, an index, a generated column, a
/// domain or an ALWAYS trigger calls cannot find what it names without a schema, and replication
/// stops ("function g(text) does not exist").
final class SearchPathCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("search-path")
                .on(Severity.WARNING, Way.CLONE, Way.LOGICAL)
                .says(
                        Severity.WARNING,
                        "functions that name things without their schema, and are"
                                + " called by replicated writes",
                        "replication runs with an empty search_path and stops at "
                                + "the first row that calls one of them");
    }

    @Override
    public Set<Feature> features() {
        return Set.of(Feature.FUNCTION);
    }
}
