package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;
import java.util.List;
import java.util.Set;

/// pg_upgrade refuses columns whose values name things by the oid that the old server gave them,
/// also inside domains, arrays, ranges and composites: the new server numbers its things anew
/// (pg_upgrade, check.c).
final class DataTypeCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("data-type")
                .on(Severity.BLOCKED, Way.IN_PLACE, Way.CLONE)
                .only(Span.MAJOR)
                .says(
                        Severity.BLOCKED,
                        "columns of a datatype that pg_upgrade refuses",
                        "the upgrade of the cluster, or of its clone, would be "
                                + "refused; the values are kept as text");
    }

    @Override
    public Set<Feature> features() {
        return Set.of(Feature.RARE_TYPE);
    }

    @Override
    public List<Object> values(Route route) {
        return route.majors();
    }
}
