package io.greenlight.replication.step;

import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.replication.run.ReplicationFacts;
import java.util.ArrayList;
import java.util.List;

/// Brings the target's extensions to the versions that its server has. pg_upgrade leaves them as
/// they were. One that refuses is told, and works on as it is.
///
/// - **Again:** only what is behind is updated.
/// - **Undo:** it goes with the clone.
public final class UpdateExtensions implements Step<ReplicationFacts> {

    private final Access access;

    public UpdateExtensions(Access access) {
        this.access = access;
    }

    @Override
    public String name() {
        return "update-extensions";
    }

    @Override
    public StepOutcome run(Run<ReplicationFacts> run) throws Exception {
        List<String> updates = new ArrayList<>();
        access.eachOnTarget(
                run,
                (database, session) ->
                        session.extensions().update().stream()
                                .map(update -> "%s in %s".formatted(update, database.name()))
                                .forEach(updates::add));
        return new StepOutcome.Done(
                updates.isEmpty() ? "every extension is up to date" : String.join("; ", updates));
    }

    @Override
    public StepOutcome undo(Run<ReplicationFacts> run) {
        return new StepOutcome.Done("it goes with the clone");
    }
}
