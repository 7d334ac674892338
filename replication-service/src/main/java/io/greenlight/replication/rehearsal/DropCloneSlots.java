package io.greenlight.replication.rehearsal;

import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Takes off the clone the logical slots that it brought along: RDS refuses a new major while there
/// are any, and whoever upgrades the cluster has seen to them by then. Subscriptions stay: they are
/// disabled, and pg_upgrade looks at them.
///
/// - **Again:** what is gone is not missed.
/// - **Undo:** it goes with the clone.
final class DropCloneSlots implements Step<RehearsalFacts> {

    private final RehearsalSite site;

    DropCloneSlots(RehearsalSite site) {
        this.site = site;
    }

    @Override
    public String name() {
        return "drop-clone-slots";
    }

    @Override
    public StepOutcome run(Run<RehearsalFacts> run) throws Exception {
        List<String> left = new ArrayList<>();
        site.eachOnClone(run, session -> left.addAll(session.leftovers().dropSlots()));
        return left.isEmpty()
                ? new StepOutcome.Done("no logical slot is on the clone")
                : new StepOutcome.NotYet(
                        "slots on the clone are still read: " + left, Duration.ofSeconds(1));
    }

    @Override
    public StepOutcome undo(Run<RehearsalFacts> run) {
        return new StepOutcome.Done("it goes with the clone");
    }
}
