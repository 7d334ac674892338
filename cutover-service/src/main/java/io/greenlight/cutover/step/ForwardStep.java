package io.greenlight.cutover.step;

import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.cutover.run.CutoverFacts;

/// A step behind the point of no return: there is no undo, we only go on.
interface ForwardStep extends Step<CutoverFacts> {

    @Override
    default StepOutcome undo(Run<CutoverFacts> run) {
        throw new IllegalStateException(name() + " lies behind the point of no return");
    }
}
