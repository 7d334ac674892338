package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;

/// A constraint that is checked at COMMIT holds for the transactions of the source, which DMS does
/// not keep together.
final class DeferrableConstraintCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("deferrable-constraint")
                .on(Severity.WARNING, Way.DMS)
                .says(
                        Severity.WARNING,
                        "constraints that are checked at the end of a transaction",
                        "DMS does not keep transactions together: on the target "
                                + "they are broken at times, and the task stops");
    }
}
