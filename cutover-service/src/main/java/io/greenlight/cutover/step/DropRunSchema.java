package io.greenlight.cutover.step;

import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.cutover.database.Session;
import io.greenlight.cutover.pause.Stage;
import io.greenlight.cutover.pause.StageOpener;
import io.greenlight.cutover.run.CutoverFacts;

/// Takes the schema of the run off the new cluster. It is the last step: the commit row in it was
/// what told one side of the point of no return from the other, and from here on the journal does.
///
/// - **Again:** what is gone is not missed.
public final class DropRunSchema implements ForwardStep {

    private final StageOpener stages;

    public DropRunSchema(StageOpener stages) {
        this.stages = stages;
    }

    @Override
    public String name() {
        return "drop-run-schema";
    }

    @Override
    public StepOutcome run(Run<CutoverFacts> run) throws Exception {
        try (Stage stage = stages.openWithoutPoolers(run.order(), run.facts().foundSides())) {
            for (Session session : stage.target()) {
                session.runSchema().drop();
            }
            return new StepOutcome.Done(
                    "schema %s is gone from the new cluster".formatted(stage.names().schema()));
        }
    }
}
