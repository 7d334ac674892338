package io.greenlight.cutover.cleanup;

import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;

/// A step that takes something away for good: there is no undo, we only go on.
interface CleanupStep extends Step<CleanupFacts> {

    @Override
    default StepOutcome undo(Run<CleanupFacts> run) {
        throw new IllegalStateException(name() + " cannot be taken back");
    }
}
