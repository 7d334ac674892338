package io.greenlight.backbone.journal;

import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradeOrder;
import java.util.Optional;

/// The orders that discovery gave, one an upgrade, never changed once written.
public interface OrderBook {

    /// Enters an order; false if that upgrade has one already, which stays as it is.
    boolean enter(UpgradeOrder order);

    /// The order of that upgrade.
    Optional<UpgradeOrder> find(UpgradeId upgrade);
}
