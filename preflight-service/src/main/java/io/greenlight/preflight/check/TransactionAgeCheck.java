package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;

/// An upgrade in place begins with a freeze, and the server of the new version does not start
/// writing close to the wraparound. Better before, with time.
final class TransactionAgeCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("transaction-age")
                .on(Severity.BLOCKED, Way.IN_PLACE)
                .on(Severity.WARNING, Way.CLONE)
                .says(
                        Severity.BLOCKED,
                        "tables whose transactions are about to wrap around",
                        "the server stops writing at 2.1 billion; freeze them "
                                + "before the upgrade")
                .says(
                        Severity.WARNING,
                        "tables with very old transactions",
                        "an anti-wraparound VACUUM would come in the middle of "
                                + "the upgrade; freeze them before");
    }
}
