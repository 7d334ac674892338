package io.greenlight.backbone.plan;

import io.greenlight.backbone.bus.Outbox;
import io.greenlight.backbone.journal.StepRecord;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.Service;
import io.greenlight.contracts.StepEnded;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.contracts.UpgradeStuck;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/// Says what happens in a run: one line in the log at once, and one event with the same sentence
/// once the journal has it.
final class Chronicle {

    private static final Logger LOG = Logger.getLogger(Chronicle.class);

    private final Service service;
    private final UpgradeOrder order;
    private final Clock clock;
    private final Telling telling;
    private final List<UpgradeEvent> unwritten = new ArrayList<>();

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

    /// The journal has all that has happened until now.
    void written() {
        unwritten.forEach(telling::tell);
        unwritten.clear();
    }

    void attemptEnded(StepRecord line, String outcome, String sentence, Instant startedAt) {
        MDC.put("step", line.step());
        MDC.put("attempt", line.attempts());
        LOG.infof("%s: %s", outcome, sentence);
        MDC.remove("step");
        MDC.remove("attempt");
        Instant now = clock.instant();
        unwritten.add(
                new StepEnded(
                        order.upgrade(),
                        order.cluster(),
                        now,
                        service,
                        line.step(),
                        line.attempts(),
                        outcome,
                        sentence,
                        startedAt,
                        Duration.between(startedAt, now)));
    }

    void stuck(String step, Reason reason) {
        unwritten.add(
                new UpgradeStuck(
                        order.upgrade(), order.cluster(), clock.instant(), service, step, reason));
    }
}
