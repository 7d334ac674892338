package io.greenlight.preflight;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Fleet;
import io.greenlight.backbone.cluster.UpgradeTags;
import io.greenlight.backbone.journal.OrderBook;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradeOrder;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/// What an upgrade's id in an event leads to: its order, its cluster, and whether it still stands
/// before its preflight.
@Singleton
final class Upgrades {

    private final OrderBook orders;
    private final Fleet fleet;
    private final Whereabouts whereabouts;

    @Inject
    Upgrades(OrderBook orders, Fleet fleet, Whereabouts whereabouts) {
        this.orders = orders;
        this.fleet = fleet;
        this.whereabouts = whereabouts;
    }

    Optional<UpgradeOrder> order(UpgradeId upgrade) {
        return orders.find(upgrade);
    }

    Optional<Cluster> cluster(UpgradeOrder order) {
        return fleet.find(order.resourceId());
    }

    /// Why its preflight is over, if it is.
    Optional<Reason> over(UpgradeOrder order) {
        return whereabouts.of(order.upgrade()).map(beyond -> Refusals.past(order, beyond));
    }

    /// Why its preflight is over, if it is, or if the cluster has another upgrade by now.
    Optional<Reason> overOrSuperseded(UpgradeOrder order) {
        return over(order)
                .or(() ->
                        cluster(order)
                                .flatMap(cluster ->
                                        Optional.ofNullable(
                                                cluster.tags().get(UpgradeTags.UPGRADE)))
                                .filter(named -> !named.equals(order.upgrade().value()))
                                .map(named -> Refusals.superseded(order, named)));
    }
}
