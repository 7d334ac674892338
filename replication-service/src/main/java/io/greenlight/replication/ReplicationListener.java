package io.greenlight.replication;

import io.greenlight.backbone.bus.Dispatch;
import io.greenlight.backbone.bus.EventHandler;
import io.greenlight.backbone.journal.OrderBook;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.ReplicationEvent;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.replication.global.GlobalFacts;
import io.greenlight.replication.inplace.InPlaceFacts;
import io.greenlight.replication.rehearsal.RehearsalFacts;
import io.greenlight.replication.run.ReplicationFacts;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Events in, events out: each goes to the runs of the strategy that its upgrade was ordered by, or
/// to the rehearsals.
@Singleton
final class ReplicationListener implements EventHandler {

    private static final Logger LOG = Logger.getLogger(ReplicationListener.class);

    private final OrderBook orders;
    private final Runs<ReplicationFacts> byClone;
    private final Runs<InPlaceFacts> inPlace;
    private final Runs<GlobalFacts> global;
    private final Runs<RehearsalFacts> rehearsal;

    @Inject
    ReplicationListener(
            OrderBook orders,
            Runs<ReplicationFacts> byClone,
            Runs<InPlaceFacts> inPlace,
            Runs<GlobalFacts> global,
            Runs<RehearsalFacts> rehearsal) {
        this.orders = orders;
        this.byClone = byClone;
        this.inPlace = inPlace;
        this.global = global;
        this.rehearsal = rehearsal;
    }

    @Override
    public List<Dispatch> handle(UpgradeEvent event) {
        UpgradeId upgrade = ((UpgradeEvent.OfUpgrade) event).upgrade();
        Optional<UpgradeOrder> order = orders.find(upgrade);
        if (order.isEmpty()) {
            LOG.errorf("no upgrade is called %s: the event is dropped", upgrade);
            return List.of();
        }
        ReplicationEvent heard = (ReplicationEvent) event;
        if (order.get().mode() == Mode.REHEARSAL) {
            return rehearsal.hear(order.get(), heard);
        }
        return switch (order.get().path().strategy()) {
            case CLONE -> byClone.hear(order.get(), heard);
            case IN_PLACE -> inPlace.hear(order.get(), heard);
            case GLOBAL_MINOR -> global.hear(order.get(), heard);
        };
    }
}
