package io.greenlight.replication.step;

import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.replication.run.ReplicationFacts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Takes off the clone what it brought along and must not have: slots, subscriptions, our
/// publication.
///
/// - **Again:** what is gone is not missed.
/// - **Undo:** it goes with the clone.
public final class DropCloneLeftovers implements Step<ReplicationFacts> {

    private final Access access;

    public DropCloneLeftovers(Access access) {
        this.access = access;
    }

    @Override
    public String name() {
        return "drop-clone-leftovers";
    }

    @Override
    public StepOutcome run(Run<ReplicationFacts> run) throws Exception {
        List<String> left = new ArrayList<>();
        access.eachOnTarget(run, (database, session) -> left.addAll(session.leftovers().drop()));
        return left.isEmpty()
                ? new StepOutcome.Done("no slot and no subscription is on the clone")
                : new StepOutcome.NotYet(
                        "slots on the clone are still read: " + left, Duration.ofSeconds(1));
    }

    @Override
    public StepOutcome undo(Run<ReplicationFacts> run) {
        return new StepOutcome.Done("it goes with the clone");
    }
}
