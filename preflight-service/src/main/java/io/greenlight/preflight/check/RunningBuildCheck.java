package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;
import java.util.Set;

/// A slot waits for the transaction of a CREATE INDEX or VACUUM FULL, and a clone carries the index
/// half built.
final class RunningBuildCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("running-build")
                .on(Severity.WARNING, Way.IN_PLACE, Way.CLONE, Way.LOGICAL, Way.DMS)
                .says(
                        Severity.WARNING,
                        "indexes and tables that are being built",
                        "the upgrade waits for them when it makes its slots, and "
                                + "an index that is half built stays so on a clone");
    }

    @Override
    public Set<Feature> features() {
        return Set.of(Feature.RUNNING_BUILD);
    }
}
