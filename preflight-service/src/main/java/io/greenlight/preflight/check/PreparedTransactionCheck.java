package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;

/// A slot waits for every open transaction before it exists, and a prepared one can stay open for
/// ever; pg_upgrade refuses them too.
final class PreparedTransactionCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("prepared-transaction")
                .on(Severity.BLOCKED, Way.IN_PLACE, Way.CLONE, Way.LOGICAL, Way.DMS)
                .only(Span.REBUILT)
                .says(
                        Severity.BLOCKED,
                        "prepared transactions",
                        "no slot can be made while one is open, and pg_upgrade "
                                + "refuses the cluster or its clone; commit it instead if "
                                + "its transaction manager says so");
    }
}
