package io.greenlight.preflight.check;

import io.greenlight.backbone.cluster.database.SqlFile;
import io.greenlight.contracts.Finding;
import java.time.Duration;
import java.util.List;

/// A slot waits for every transaction that is open when it is made. One that stays open for minutes
/// holds the upgrade up, and later the switchover.
final class LongTransactionCheck implements ServerCheck {

    private static final String TRANSACTIONS =
            SqlFile.beside(LongTransactionCheck.class, "long_transactions.sql");

    private static final Offenders.Words WORDS =
            new Offenders.Words(
                    "transactions that have been open for long",
                    "the upgrade waits for them when it makes its slots, and again at the "
                            + "switchover");

    private final Duration longerThan;

    /// @param longerThan how long a transaction may be open without a word
    LongTransactionCheck(Duration longerThan) {
        this.longerThan = longerThan;
    }

    @Override
    public String id() {
        return "long-transaction";
    }

    @Override
    public List<Finding> inspect(Source source) {
        return source.offenders(TRANSACTIONS, longerThan.toSeconds()).warned(this, WORDS);
    }
}
