package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;
import java.util.Set;

/// Before 18 a child table could have nulls where its parent has none. 18 makes the constraint of
/// the child along with that of the parent (pg_upgrade, check.c), and a copied row with a null
/// would be refused.
final class NotNullInheritanceCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("not-null-inheritance")
                .on(Severity.BLOCKED, Way.IN_PLACE, Way.CLONE, Way.LOGICAL, Way.DMS)
                .only(Span.to(18))
                .says(
                        Severity.BLOCKED,
                        "columns that may be null, and not in the parent table",
                        "pg_upgrade refuses the cluster; a copy stops at the " + "first null");
    }

    @Override
    public Set<Feature> features() {
        return Set.of(Feature.CHILD_TABLE);
    }
}
