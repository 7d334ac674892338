package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;
import java.time.Duration;
import java.util.List;

/// A slot waits for every transaction that is open when it is made. One that stays open for minutes
/// holds the upgrade up, and later the switchover.
final class LongTransactionCheck implements ServerCheck {

    private final Duration longerThan;

    /// @param longerThan how long a transaction may be open without a word
    LongTransactionCheck(Duration longerThan) {
        this.longerThan = longerThan;
    }

    @Override
    public About about() {
        return About.of("long-transaction")
                .on(
                        Severity.WARNING,
                        Way.IN_PLACE,
                        Way.GLOBAL_MINOR,
                        Way.CLONE,
                        Way.LOGICAL,
                        Way.DMS)
                .says(
                        Severity.WARNING,
                        "transactions that have been open for long",
                        "the upgrade waits for them when it makes its slots, and "
                                + "again at the switchover; an upgrade in place ends them");
    }

    @Override
    public List<Object> values(Route route) {
        return List.of(longerThan.toSeconds());
    }
}
