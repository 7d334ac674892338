package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;

/// DMS takes a numeric without precision for numeric(28,6): 0.611111104488373 arrives as 0.611111.
/// The source endpoint's MapUnboundedNumericAsString keeps the digits.
final class DmsNumericCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("dms-numeric")
                .on(Severity.WARNING, Way.DMS)
                .says(
                        Severity.WARNING,
                        "columns of numeric without precision",
                        "DMS cuts their values to six places, unless its endpoint"
                                + " has MapUnboundedNumericAsString; changing the type "
                                + "rewrites the table");
    }
}
