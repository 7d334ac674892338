package io.greenlight.preflight.check;

import io.greenlight.backbone.cluster.database.SqlFile;
import io.greenlight.contracts.Finding;
import java.util.List;

/// A slot waits for every open transaction before it exists, and a prepared one can stay open for
/// ever; pg_upgrade refuses them too.
final class PreparedTransactionCheck implements DatabaseCheck {

    private static final String TRANSACTIONS =
            SqlFile.beside(PreparedTransactionCheck.class, "prepared_transactions.sql");

    private static final Offenders.Words WORDS =
            new Offenders.Words(
                    "prepared transactions",
                    "no slot can be made while one is open, and pg_upgrade refuses the clone;"
                            + " commit it instead if its transaction manager says so");

    @Override
    public String id() {
        return "prepared-transaction";
    }

    @Override
    public List<Finding> inspect(Source source) {
        return source.offenders(TRANSACTIONS).blocked(this, WORDS);
    }
}
