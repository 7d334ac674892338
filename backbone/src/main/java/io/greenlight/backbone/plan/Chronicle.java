package io.greenlight.backbone.plan;

import io.greenlight.backbone.bus.Outbox;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.Service;
import io.greenlight.contracts.StepEnded;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.contracts.UpgradeStuck;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/// Says what happens in a run: one line in the log and one event, both with the same sentence.
final class Chronicle {

    private static final Logger LOG = Logger.getLogger(Chronicle.class);

    private final Service service;
    private final UpgradeOrder order;
    private final Clock clock;
    private final Telling telling;

    Chronicle(Service service, UpgradeOrder order, Clock clock, Outbox outbox) {
        this.service = service;
        this.order = order;
        this.clock = clock;
        this.telling = new Telling(outbox);
    }

    /// Nothing happens any more; says what nobody was told of yet.
    List<UpgradeEvent> end() {
        return telling.end();
    }

    void attemptEnded(
            String step, int attempt, String outcome, String sentence, Instant startedAt) {
        MDC.put("step", step);
        MDC.put("attempt", attempt);
        LOG.infof("%s: %s", outcome, sentence);
        MDC.remove("step");
        MDC.remove("attempt");
        Instant now = clock.instant();
        telling.tell(
                new StepEnded(
                        order.upgrade(),
                        order.cluster(),
                        now,
                        service,
                        step,
                        attempt,
                        outcome,
                        sentence,
                        startedAt,
                        Duration.between(startedAt, now)));
    }

    void stuck(String step, Reason reason) {
        telling.tell(
                new UpgradeStuck(
                        order.upgrade(), order.cluster(), clock.instant(), service, step, reason));
    }
}
