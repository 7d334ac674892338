package io.greenlight.replication.rehearsal;

import io.greenlight.backbone.cluster.ParameterGroups;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.replication.step.SourceClone;
import java.time.Duration;

/// Deletes the clone and the groups that were made for it: what is known is in the report.
///
/// - **Again:** what is gone is not missed.
/// - **Undo:** there is nothing to take back, for the cluster has it all.
final class DropClone implements Step<RehearsalFacts> {

    private final SourceClone clone;
    private final ParameterGroups groups;

    DropClone(SourceClone clone, ParameterGroups groups) {
        this.clone = clone;
        this.groups = groups;
    }

    @Override
    public String name() {
        return "drop-clone";
    }

    @Override
    public Duration patience() {
        return Duration.ofHours(6);
    }

    @Override
    public StepOutcome run(Run<RehearsalFacts> run) {
        StepOutcome gone = clone.delete(run, RehearsalSite.cloneName(run));
        if (gone instanceof StepOutcome.Done) {
            groups.deleteAll(RehearsalSite.names(run).parameterGroup());
        }
        return gone;
    }

    @Override
    public StepOutcome undo(Run<RehearsalFacts> run) {
        return new StepOutcome.Done("the clone is deleted by the step that made it");
    }
}
