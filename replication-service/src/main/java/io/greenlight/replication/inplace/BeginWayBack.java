package io.greenlight.replication.inplace;

import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import java.time.Duration;

/// Asks RDS for the clone to go back to, and leaves it at work: what the upgrade prepares meanwhile
/// takes no time of its own then. [MakeWayBack] waits for it.
///
/// - **Again:** a clone with our tag is not asked for again.
/// - **Undo:** it goes, if that loses nothing.
final class BeginWayBack implements Step<InPlaceFacts> {

    private final WayBackClone clone;

    BeginWayBack(WayBackClone clone) {
        this.clone = clone;
    }

    @Override
    public String name() {
        return "begin-way-back";
    }

    @Override
    public Duration patience() {
        return Duration.ofHours(2);
    }

    @Override
    public StepOutcome run(Run<InPlaceFacts> run) throws Exception {
        return switch (clone.make(run)) {
            case StepOutcome.NotYet(String beingMade, Duration _) ->
                    new StepOutcome.Done(beingMade);
            case StepOutcome ended -> ended;
        };
    }

    @Override
    public StepOutcome undo(Run<InPlaceFacts> run) {
        return clone.takeBack(run);
    }
}
