package io.greenlight.replication.step;

import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.replication.run.Lag;
import io.greenlight.replication.run.Lags;
import io.greenlight.replication.run.ReplicationConfig;
import io.greenlight.replication.run.ReplicationFacts;
import java.time.Duration;

/// Waits until the target is as near as a switchover wants it: by the age of the newest heartbeat
/// that has arrived, and by the bytes that are not confirmed. After a failover of the source the
/// target is told where to read.
///
/// - **Again:** looks again.
/// - **Undo:** there is nothing to take back.
public final class AwaitCatchUp implements Step<ReplicationFacts> {

    private final Publisher publisher;
    private final LagProbe probe;
    private final Lags lags;
    private final ReplicationConfig config;

    public AwaitCatchUp(Publisher publisher, LagProbe probe, Lags lags, ReplicationConfig config) {
        this.publisher = publisher;
        this.probe = probe;
        this.lags = lags;
        this.config = config;
    }

    @Override
    public String name() {
        return "await-catch-up";
    }

    @Override
    public Duration patience() {
        return config.catchUpPatience();
    }

    @Override
    public StepOutcome run(Run<ReplicationFacts> run) throws Exception {
        publisher.follow(run);
        Lag lag = probe.measure(run);
        lags.note(run.order().upgrade(), lag);
        boolean near =
                lag.behind().compareTo(config.lagBudget()) <= 0
                        && lag.bytes() <= config.lagBytesBudget();
        return near && lag.trouble().isEmpty()
                ? new StepOutcome.Done("the target is " + lag)
                : new StepOutcome.NotYet(
                        // No figures, which would make every look a new line: they are in the
                        // lag's own event and metrics.
                        "the target is not within %d ms and %d bytes yet%s"
                                .formatted(
                                        config.lagBudget().toMillis(),
                                        config.lagBytesBudget(),
                                        lag.trouble().orElse("")),
                        config.recheck());
    }

    @Override
    public StepOutcome undo(Run<ReplicationFacts> run) {
        return new StepOutcome.Done("nothing was changed");
    }
}
