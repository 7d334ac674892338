package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;
import java.util.List;

/// An upgrade by clone keeps its way back open, with slots on the cluster that took over, until it
/// is cleaned up. An upgrade in place makes no slots of its own: those that have our names are an
/// earlier upgrade's, and RDS refuses a new major while one is there.
final class EarlierSlotCheck implements ServerCheck {

    @Override
    public About about() {
        return About.of("earlier-slot")
                .on(Severity.BLOCKED, Way.IN_PLACE)
                .says(
                        Severity.BLOCKED,
                        "logical slots of an earlier upgrade",
                        "RDS refuses a new major while one is there, and its old cluster follows"
                                + " through it: inject cleanup-requested for that upgrade, which"
                                + " gives that up. Drop a slot by hand only if nothing is left of"
                                + " the old cluster");
    }

    @Override
    public List<Object> values(Route route) {
        return List.of(route.source().major(), route.target().major());
    }
}
