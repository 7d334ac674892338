package io.greenlight.preflight.check;

import io.greenlight.backbone.advisory.Kind;
import io.greenlight.contracts.Severity;
import java.util.List;
import java.util.Set;

/// A new major may bring no scripts and no library for an extension as old as this one. RDS asks
/// for the newest of PostGIS's family before a major upgrade; for the others it is the better
/// order, too.
final class ExtensionVersionCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("extension-version")
                .on(Severity.BLOCKED, Way.IN_PLACE, Way.CLONE)
                .on(Severity.WARNING, Way.LOGICAL, Way.DMS)
                .only(Span.MAJOR)
                .says(
                        Severity.BLOCKED,
                        "extensions of PostGIS's family that are not at their " + "newest version",
                        "RDS wants them updated before a major upgrade, and "
                                + "refuses it otherwise")
                .says(
                        Severity.WARNING,
                        "extensions that are not at their newest version",
                        "the target may not have what leads from this version to "
                                + "its own: update them before");
    }

    @Override
    public Set<Feature> features() {
        return Set.of(Feature.EXTENSION);
    }

    @Override
    public List<Object> values(Route route) {
        return List.of(route.advice().names(Kind.UPDATED_EXTENSION));
    }
}
