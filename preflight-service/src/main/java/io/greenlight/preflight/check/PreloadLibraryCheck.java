package io.greenlight.preflight.check;

import io.greenlight.backbone.advisory.Advisories;
import io.greenlight.backbone.advisory.Kind;
import io.greenlight.contracts.Severity;
import java.util.List;

/// A server that cannot load one of its shared_preload_libraries does not start. RDS refuses a
/// parameter group with such a name, late.
final class PreloadLibraryCheck implements ParameterCheck {

    @Override
    public About about() {
        return About.of("preload-library")
                .on(Severity.BLOCKED, Way.IN_PLACE, Way.CLONE, Way.LOGICAL, Way.DMS)
                .says(
                        Severity.BLOCKED,
                        "libraries to be loaded at the start that the target does" + " not have",
                        "the target would not start with them; what needs them " + "must go first")
                .says(
                        Severity.WARNING,
                        "libraries to be loaded at the start that Greenlight does" + " not know",
                        "the target does not start without them: see that it has " + "them");
    }

    @Override
    public List<Object> values(Route route) {
        return List.of(
                route.advice().names(Kind.REMOVED_LIBRARY),
                Advisories.known().names(Kind.KNOWN_LIBRARY, Kind.REMOVED_LIBRARY));
    }
}
