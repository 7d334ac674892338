package io.greenlight.preflight.check;

import io.greenlight.backbone.advisory.Kind;
import io.greenlight.contracts.Severity;
import java.util.List;

/// ALTER ROLE, ALTER DATABASE and CREATE FUNCTION with a setting that the new major does not know
/// are errors there, and pg_upgrade stops at the first error of its restore. No check of pg_upgrade
/// looks for it.
final class RemovedSettingCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("removed-setting")
                .on(Severity.BLOCKED, Way.IN_PLACE, Way.CLONE, Way.LOGICAL)
                .on(Severity.WARNING, Way.DMS)
                .only(Span.MAJOR)
                .says(
                        Severity.BLOCKED,
                        "settings that the target's version does not know",
                        "roles, databases or functions with them cannot be made "
                                + "on the target: pg_upgrade stops, a schema does not load");
    }

    @Override
    public List<Object> values(Route route) {
        return List.of(route.advice().names(Kind.REMOVED_SETTING));
    }
}
