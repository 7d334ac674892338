package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;
import java.util.List;
import java.util.Set;

/// Every major loses some columns and functions of the system. A view that names one is an error on
/// the target, and pg_upgrade finds it only when its restore stops there, with the cluster away.
final class CatalogViewCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("catalog-view")
                .on(Severity.BLOCKED, Way.IN_PLACE, Way.CLONE, Way.LOGICAL, Way.DMS)
                .only(Span.MAJOR)
                .says(
                        Severity.BLOCKED,
                        "views on what the catalogs of the target do not have",
                        "pg_upgrade stops in the middle, a schema does not load; "
                                + "keep the definition, drop the view, and make it anew for"
                                + " the new columns");
    }

    @Override
    public Set<Feature> features() {
        return Set.of(Feature.VIEW);
    }

    @Override
    public List<Object> values(Route route) {
        return route.majors();
    }
}
