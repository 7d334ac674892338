package io.greenlight.cutover;

import io.greenlight.backbone.cluster.Fleet;
import io.greenlight.backbone.cluster.Secrets;
import io.greenlight.backbone.journal.OrderBook;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.cutover.pooler.PoolerDirectory;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/// Asks once for what is not there. The first call of a client loads a thousand classes, and that
/// is better done when the service starts than beside clients that a switchover is about.
@Singleton
final class WarmUp {

    private static final Logger LOG = Logger.getLogger(WarmUp.class);
    private static final UpgradeId NOBODY = new UpgradeId("greenlight-00000000");
    private static final ClusterRef NOWHERE = new ClusterRef("aa-nowhere-0", "greenlight-warm-up");

    private final OrderBook orders;
    private final Fleet fleet;
    private final Secrets secrets;
    private final PoolerDirectory poolers;

    @Inject
    WarmUp(OrderBook orders, Fleet fleet, Secrets secrets, PoolerDirectory poolers) {
        this.orders = orders;
        this.fleet = fleet;
        this.secrets = secrets;
        this.poolers = poolers;
    }

    void begin(@Observes StartupEvent started) {
        Thread.ofVirtual().start(this::ask);
    }

    private void ask() {
        try {
            orders.find(NOBODY);
            fleet.find(NOWHERE);
            fleet.endpointOf(NOWHERE.identifier());
            poolers.of(NOWHERE);
            secrets.find("greenlight/warm-up");
        } catch (RuntimeException unreachable) {
            LOG.debugf("nothing to warm up with yet: %s", unreachable.getMessage());
        }
    }
}
