package io.greenlight.cutover.run;

import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;

/// A step behind the point of no return: there is no undo, we only go on.
///
/// @param <F> the facts of its plan
public interface ForwardStep<F> extends Step<F> {

    @Override
    default StepOutcome undo(Run<F> run) {
        throw new IllegalStateException(name() + " lies behind the point of no return");
    }
}
