package io.greenlight.cutover;

import io.greenlight.backbone.journal.OrderBook;
import io.greenlight.backbone.plan.PlanRunner;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.cutover.pause.PauseMarks;
import io.greenlight.cutover.pause.Switchover;
import io.greenlight.cutover.run.CutoverFacts;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/// Looks after pauses whose service is gone. Clients wait there, and the queue would deliver the
/// event again only after its visibility timeout; the server lets the lock of the pause go the
/// moment the process dies, so whoever gets it may end the pause at once. A pause that was not
/// there at the last look is left alone: most end by themselves before anybody could help.
@Singleton
final class PauseWatch {

    private static final Logger LOG = Logger.getLogger(PauseWatch.class);

    private final PauseMarks marks;
    private final OrderBook orders;
    private final PlanRunner<CutoverFacts> runner;
    private final Switchover switchover;
    private Set<UpgradeId> before = Set.of();

    @Inject
    PauseWatch(
            PauseMarks marks,
            OrderBook orders,
            PlanRunner<CutoverFacts> runner,
            Switchover switchover) {
        this.marks = marks;
        this.orders = orders;
        this.runner = runner;
        this.switchover = switchover;
    }

    @Scheduled(
            every = "{cutover.watch-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        Set<UpgradeId> now = Set.copyOf(marks.all());
        for (UpgradeId upgrade : now) {
            try {
                Optional<UpgradeOrder> order =
                        before.contains(upgrade) ? orders.find(upgrade) : Optional.empty();
                if (order.isPresent()) {
                    recover(order.get());
                }
            } catch (Exception passing) {
                LOG.warnf(passing, "the pause of %s could not be looked after yet", upgrade);
            }
        }
        before = now;
    }

    private void recover(UpgradeOrder order) throws Exception {
        CutoverFacts facts = runner.look(order).orElseThrow().facts();
        Optional<Boolean> over = switchover.recoverIfMarked(order, facts);
        over.ifPresent(onTarget ->
                LOG.warnf(
                        "the service in the pause of %s was gone; clients go on on the %s",
                        order.upgrade(), onTarget ? "target" : "source"));
    }
}
