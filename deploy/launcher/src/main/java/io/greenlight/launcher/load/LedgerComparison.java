package io.greenlight.launcher.load;

import java.util.BitSet;

/// Promises against rows.
///
/// A row without a promise is fine as long as it was attempted: its client got an error and could
/// not know. A promise without a row is a lost write. A row that is there twice, or that nobody
/// sent, is one too many.
public final class LedgerComparison {

    private final BitSet[] attempted;
    private final BitSet[] acknowledged;
    private final BitSet[] found;
    private long duplicated;
    private long rows;

    LedgerComparison(BitSet[] attempted, BitSet[] acknowledged) {
        this.attempted = attempted;
        this.acknowledged = acknowledged;
        this.found = new BitSet[acknowledged.length];
        for (int client = 0; client < found.length; client++) {
            found[client] = new BitSet();
        }
    }

    /// One row of the ledger table, in any order.
    public void row(int client, long number) {
        rows++;
        int index = Math.toIntExact(number);
        if (client >= found.length || !attempted[client].get(index) || found[client].get(index)) {
            duplicated++;
            return;
        }
        found[client].set(index);
    }

    public long rows() {
        return rows;
    }

    /// Promises without a row.
    public long lost() {
        long lost = 0;
        for (int client = 0; client < found.length; client++) {
            lost += missing(client).cardinality();
        }
        return lost;
    }

    /// Those of them that were made after one moment and before another.
    public long lostBetween(Ledger.Promises from, Ledger.Promises to) {
        long lost = 0;
        for (int client = 0; client < found.length; client++) {
            BitSet missing = missing(client);
            missing.and(to.byClient().get(client));
            missing.andNot(from.byClient().get(client));
            lost += missing.cardinality();
        }
        return lost;
    }

    private BitSet missing(int client) {
        BitSet missing = (BitSet) acknowledged[client].clone();
        missing.andNot(found[client]);
        return missing;
    }

    /// Rows that are there more often than they were sent.
    public long duplicated() {
        return duplicated;
    }
}
