package io.greenlight.replication.step;

import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.replication.run.ReplicationFacts;

/// Writes down what every object of the source is made of, just before the clone is made: the
/// cutover asks what has changed since.
///
/// - **Again:** the record is taken again; the clone is younger in any case.
/// - **Undo:** the record goes with the schema of the run.
public final class RecordSchema implements Step<ReplicationFacts> {

    private final Access access;

    public RecordSchema(Access access) {
        this.access = access;
    }

    @Override
    public String name() {
        return "record-schema";
    }

    @Override
    public StepOutcome run(Run<ReplicationFacts> run) throws Exception {
        access.eachOnSource(run, (database, session) -> session.schemaRecord().take());
        return new StepOutcome.Done("what the schema is made of is written down");
    }

    @Override
    public StepOutcome undo(Run<ReplicationFacts> run) {
        return new StepOutcome.Done("the record goes with its schema");
    }
}
