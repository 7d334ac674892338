package io.greenlight.preflight.acknowledge;

import io.greenlight.contracts.UpgradeId;
import java.util.function.UnaryOperator;

/// The ledgers, one an upgrade, kept where every copy of the service finds them.
public interface Ledgers {

    /// Makes that change, and says what stands there then. A change of nothing writes nothing.
    Ledger change(UpgradeId upgrade, UnaryOperator<Ledger> change);
}
