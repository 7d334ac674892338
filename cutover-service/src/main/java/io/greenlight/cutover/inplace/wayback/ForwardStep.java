package io.greenlight.cutover.inplace.wayback;

import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;

/// A step after somebody agreed: there is no undo, we only go on.
interface ForwardStep extends Step<WayBackFacts> {

    @Override
    default StepOutcome undo(Run<WayBackFacts> run) {
        throw new IllegalStateException(name() + " comes after the consent");
    }
}
