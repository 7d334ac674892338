package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;
import java.util.Set;

/// Tables that belong to an extension (the jobs of pg_cron, the reference systems of PostGIS) are
/// left out of our publications: their extension makes them, and its owner alone may publish them.
final class ExtensionTableCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("extension-table")
                .on(Severity.WARNING, Way.CLONE, Way.LOGICAL, Way.DMS)
                .says(
                        Severity.WARNING,
                        "tables of extensions that hold rows",
                        "rows that are written to them after the copy was taken "
                                + "are not replicated; compare them by hand before the "
                                + "switchover");
    }

    @Override
    public Set<Feature> features() {
        return Set.of(Feature.EXTENSION);
    }
}
