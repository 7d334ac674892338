package io.greenlight.replication.rehearsal;

import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.replication.step.SourceClone;
import java.time.Duration;

/// Makes what is upgraded in the place of the cluster: a fast clone, with a writer of the same
/// class, which nobody uses.
///
/// - **Again:** a clone with our tag is looked at, not made again.
/// - **Undo:** instances and cluster go; the cluster has it all.
final class CloneForRehearsal implements Step<RehearsalFacts> {

    private final SourceClone clone;

    CloneForRehearsal(SourceClone clone) {
        this.clone = clone;
    }

    @Override
    public String name() {
        return "clone-source";
    }

    @Override
    public Duration patience() {
        return Duration.ofHours(2);
    }

    @Override
    public StepOutcome run(Run<RehearsalFacts> run) {
        StepOutcome outcome = clone.make(run, RehearsalSite.cloneName(run));
        if (outcome instanceof StepOutcome.Done) {
            run.keep(run.facts().timed("clone", run.elapsed()));
        }
        return outcome;
    }

    @Override
    public StepOutcome undo(Run<RehearsalFacts> run) {
        return clone.delete(run, RehearsalSite.cloneName(run));
    }
}
