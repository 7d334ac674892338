package io.greenlight.replication.rehearsal;

import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;

/// What is done with the clone once it is upgraded. Of one that could not be, the reasons are all
/// that there is to see.
interface CloneStep extends Step<RehearsalFacts> {

    /// The same as [#run], on a clone of the new version.
    StepOutcome runUpgraded(Run<RehearsalFacts> run) throws Exception;

    @Override
    default StepOutcome run(Run<RehearsalFacts> run) throws Exception {
        return run.facts().upgrade().isRefused()
                ? new StepOutcome.Done("the clone has its old version: there is nothing to see")
                : runUpgraded(run);
    }

    @Override
    default StepOutcome undo(Run<RehearsalFacts> run) {
        return new StepOutcome.Done("it goes with the clone");
    }
}
