package io.greenlight.replication;

import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import java.util.function.UnaryOperator;

/// A step that ends as the test says, and counts how often it was done and undone.
final class OneStep<F> implements Step<F> {

    private final UnaryOperator<F> resolving;
    private StepOutcome outcome = new StepOutcome.Done("there it is");
    private int rounds;
    private int undone;

    OneStep() {
        this(facts -> facts);
    }

    /// A step that resolves something.
    ///
    /// @param resolving what it makes of the run's facts
    OneStep(UnaryOperator<F> resolving) {
        this.resolving = resolving;
    }

    void says(StepOutcome next) {
        outcome = next;
    }

    int rounds() {
        return rounds;
    }

    int undone() {
        return undone;
    }

    @Override
    public String name() {
        return "one-step";
    }

    @Override
    public StepOutcome run(Run<F> run) {
        rounds++;
        run.keep(resolving.apply(run.facts()));
        return outcome;
    }

    @Override
    public StepOutcome undo(Run<F> run) {
        undone++;
        return new StepOutcome.Done("there it was");
    }
}
