package io.greenlight.replication.rehearsal;

import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import java.util.List;

/// Asks the clone, which has its old version still, for the plans of the cluster's statements.
/// Nothing is executed.
///
/// - **Again:** asks again.
/// - **Undo:** there is nothing to take back.
final class RecordPlans implements Step<RehearsalFacts> {

    private final RehearsalSite site;

    RecordPlans(RehearsalSite site) {
        this.site = site;
    }

    @Override
    public String name() {
        return "record-plans";
    }

    @Override
    public StepOutcome run(Run<RehearsalFacts> run) throws Exception {
        List<PlannedStatement> planned = new ClonePlans(site).ask(run, PlannedStatement::before);
        run.keep(run.facts().with(planned));
        long known = planned.stream().filter(one -> one.objection().isEmpty()).count();
        return new StepOutcome.Done(
                "%d of %d statements have a plan on %s"
                        .formatted(known, planned.size(), run.order().path().source()));
    }

    @Override
    public StepOutcome undo(Run<RehearsalFacts> run) {
        return new StepOutcome.Done("nothing was changed");
    }
}
