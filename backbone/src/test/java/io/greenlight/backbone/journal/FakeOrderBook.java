package io.greenlight.backbone.journal;

import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradeOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// An order book in memory, for tests.
public final class FakeOrderBook implements OrderBook {

    private final Map<UpgradeId, UpgradeOrder> orders = new HashMap<>();

    @Override
    public boolean enter(UpgradeOrder order) {
        return orders.putIfAbsent(order.upgrade(), order) == null;
    }

    @Override
    public Optional<UpgradeOrder> find(UpgradeId upgrade) {
        return Optional.ofNullable(orders.get(upgrade));
    }

    public int size() {
        return orders.size();
    }
}
