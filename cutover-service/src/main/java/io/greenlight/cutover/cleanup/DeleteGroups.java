package io.greenlight.cutover.cleanup;

import io.greenlight.backbone.cluster.ParameterGroups;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;

/// Deletes the parameter groups that were made for the cluster that was left, which was the only
/// one to use them. Those that somebody has given to another cluster stay.
///
/// - **Again:** what is gone is passed over.
public final class DeleteGroups implements CleanupStep {

    private final ParameterGroups groups;

    public DeleteGroups(ParameterGroups groups) {
        this.groups = groups;
    }

    @Override
    public String name() {
        return "delete-groups";
    }

    @Override
    public StepOutcome run(Run<CleanupFacts> run) {
        String prefix = new RunNames(run.order().upgrade()).parameterGroup();
        groups.deleteAll(prefix);
        return new StepOutcome.Done(
                "no parameter group %s is left that nobody uses".formatted(prefix));
    }
}
