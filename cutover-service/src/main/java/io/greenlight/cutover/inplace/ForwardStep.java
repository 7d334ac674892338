package io.greenlight.cutover.inplace;

import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;

/// A step behind the point of no return: there is no undo, we only go on.
interface ForwardStep extends Step<InPlaceFacts> {

    @Override
    default StepOutcome undo(Run<InPlaceFacts> run) {
        throw new IllegalStateException(name() + " lies behind the point of no return");
    }
}
