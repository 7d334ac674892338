package io.greenlight.replication.step;

import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.replication.run.ReplicationFacts;
import java.time.Duration;

/// Makes the target: a fast clone of the source, with a writer of the same class.
///
/// - **Again:** a clone with our tag is looked at, not made again.
/// - **Undo:** instances and cluster go, and nothing is kept of them: the source has it all.
public final class CloneSource implements Step<ReplicationFacts> {

    private final SourceClone clone;

    CloneSource(SourceClone clone) {
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
    public StepOutcome run(Run<ReplicationFacts> run) {
        return clone.make(run, target(run));
    }

    @Override
    public StepOutcome undo(Run<ReplicationFacts> run) {
        return clone.delete(run, target(run));
    }

    private static ClusterRef target(Run<ReplicationFacts> run) {
        return Access.names(run).target(run.order().cluster());
    }
}
