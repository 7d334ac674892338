package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;

/// 14 dropped operators that stand behind their operand. pg_upgrade looks for them (check.c), and a
/// schema with one does not load.
final class PostfixOperatorCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("postfix-operator")
                .on(Severity.BLOCKED, Way.IN_PLACE, Way.CLONE, Way.LOGICAL, Way.DMS)
                .only(Span.to(14))
                .says(
                        Severity.BLOCKED,
                        "operators behind their operand",
                        "14 has none: pg_upgrade refuses the cluster, a schema "
                                + "does not load; make a function or a prefix operator of "
                                + "it");
    }
}
