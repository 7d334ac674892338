package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;
import java.util.Set;

/// Sequences get some headroom when they are set on the target. One that is near its end has none
/// to give.
final class SequenceCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("sequence")
                .on(Severity.BLOCKED, Way.CLONE, Way.LOGICAL, Way.DMS)
                .says(
                        Severity.BLOCKED,
                        "sequences at their end",
                        "there is no room for the headroom that the switchover " + "adds")
                .says(
                        Severity.WARNING,
                        "sequences that have used more than four fifths",
                        "they would end soon after the upgrade, if not during it");
    }

    @Override
    public Set<Feature> features() {
        return Set.of(Feature.SEQUENCE);
    }
}
