package io.greenlight.replication.step;

import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.replication.run.ReplicationFacts;

/// Makes the schema of the run in every database of the source: marker, heartbeat, the run's own
/// mark and the place of the commit row. The clone brings it to the target.
///
/// - **Again:** what is there is left as it is.
/// - **Undo:** the schema goes, with all in it.
public final class CreateRunSchema implements Step<ReplicationFacts> {

    private final Access access;

    public CreateRunSchema(Access access) {
        this.access = access;
    }

    @Override
    public String name() {
        return "create-run-schema";
    }

    @Override
    public StepOutcome run(Run<ReplicationFacts> run) throws Exception {
        access.eachOnSource(run, (database, session) -> session.runSchema().make());
        return new StepOutcome.Done("schema %s is there".formatted(Access.names(run).schema()));
    }

    @Override
    public StepOutcome undo(Run<ReplicationFacts> run) throws Exception {
        access.eachOnSourceNow(run, session -> session.runSchema().drop());
        return new StepOutcome.Done("schema %s is gone".formatted(Access.names(run).schema()));
    }
}
