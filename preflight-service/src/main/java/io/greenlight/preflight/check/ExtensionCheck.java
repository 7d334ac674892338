package io.greenlight.preflight.check;

import io.greenlight.backbone.advisory.Advisories;
import io.greenlight.backbone.advisory.Kind;
import io.greenlight.contracts.Severity;
import java.util.List;

/// An extension that the target's version does not have stops pg_upgrade, as its library cannot be
/// loaded, and a schema that names it does not load. What a target has is known for sure only on
/// the target, so of what we have never heard of we say just that.
final class ExtensionCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("extension")
                .on(Severity.BLOCKED, Way.IN_PLACE, Way.CLONE, Way.LOGICAL, Way.DMS)
                .says(
                        Severity.BLOCKED,
                        "extensions that the target's version does not have",
                        "the upgrade would be refused, or the schema not load; "
                                + "what needs them must go first")
                .says(
                        Severity.WARNING,
                        "extensions that must be looked at by hand",
                        "Greenlight does not know whether the target has them, or"
                                + " RDS wants them dropped before a major upgrade and made "
                                + "again after it");
    }

    @Override
    public List<Object> values(Route route) {
        Advisories advice = route.advice();
        return List.of(
                advice.names(Kind.REMOVED_EXTENSION),
                advice.names(Kind.RECREATED_EXTENSION),
                Advisories.known().names(Kind.KNOWN_EXTENSION, Kind.REMOVED_EXTENSION));
    }
}
