package io.greenlight.replication;

import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.replication.run.ReplicationFacts;

/// A step that ends as the test says, and counts how often it was done.
final class OneStep implements Step<ReplicationFacts> {

    private StepOutcome outcome = new StepOutcome.Done("there it is");
    private int rounds;

    void says(StepOutcome next) {
        outcome = next;
    }

    int rounds() {
        return rounds;
    }

    @Override
    public String name() {
        return "one-step";
    }

    @Override
    public StepOutcome run(Run<ReplicationFacts> run) {
        rounds++;
        return outcome;
    }

    @Override
    public StepOutcome undo(Run<ReplicationFacts> run) {
        return new StepOutcome.Done("there it was");
    }
}
