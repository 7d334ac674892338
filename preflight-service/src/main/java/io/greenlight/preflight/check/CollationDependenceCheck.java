package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;

/// Where the target has another library behind a collation, a row may belong into another
/// partition, and two texts that are one here may be two there.
final class CollationDependenceCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("collation-dependence")
                .on(Severity.WARNING, Way.LOGICAL, Way.DMS)
                .says(
                        Severity.WARNING,
                        "partitions and unique indexes that hang on a collation",
                        "with another version of the library a copied row may be "
                                + "refused, or land in another partition");
    }
}
