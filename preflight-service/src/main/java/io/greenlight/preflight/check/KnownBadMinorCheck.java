package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;
import java.util.List;

/// Some minors are better passed over, and some have left something behind that no catalog shows.
/// The newest minor of a major is hardly ever among them, but it is not always what RDS offers.
final class KnownBadMinorCheck implements ServerCheck {

    @Override
    public About about() {
        return About.of("known-bad-minor")
                .on(
                        Severity.BLOCKED,
                        Way.IN_PLACE,
                        Way.GLOBAL_MINOR,
                        Way.CLONE,
                        Way.LOGICAL,
                        Way.DMS)
                .only(Span.ANOTHER)
                .says(
                        Severity.BLOCKED,
                        "faults of the target's minor that end an upgrade, or spoil what it is for",
                        "another minor of the same major does not have them")
                .says(
                        Severity.WARNING,
                        "faults of the target's minor, or what the source's has left behind",
                        "another minor does not have them; what one left is looked after once");
    }

    @Override
    public List<Object> values(Route route) {
        return List.of(route.advice().faults());
    }
}
