package io.greenlight.preflight.acknowledge;

import io.greenlight.contracts.UpgradeId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Ledgers in memory.
public final class FakeLedgers implements Ledgers {

    private final Map<UpgradeId, Ledger> ledgers = new HashMap<>();
    private int writes;

    @Override
    public Ledger change(UpgradeId upgrade, UnaryOperator<Ledger> change) {
        Ledger before = ledgers.getOrDefault(upgrade, Ledger.EMPTY);
        Ledger after = change.apply(before);
        if (!after.equals(before)) {
            writes++;
            ledgers.put(upgrade, after);
        }
        return after;
    }

    public int writes() {
        return writes;
    }
}
