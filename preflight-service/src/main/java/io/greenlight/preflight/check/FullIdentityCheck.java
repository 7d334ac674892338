package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;
import java.util.Set;

/// REPLICA IDENTITY FULL makes a table publishable, and its changes slow: for each the target looks
/// through the whole table. One such table with many updates is enough for a lag that never ends.
final class FullIdentityCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("full-identity")
                .on(Severity.WARNING, Way.CLONE, Way.LOGICAL)
                .says(
                        Severity.WARNING,
                        "large tables whose rows are named by all their columns",
                        "the target looks through the whole table for every "
                                + "UPDATE and DELETE, and may never catch up");
    }

    @Override
    public Set<Feature> features() {
        return Set.of(Feature.FULL_IDENTITY);
    }
}
