package io.greenlight.cutover.inplace;

import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.cutover.run.ForwardStep;

/// Makes the slots again that were dropped for the upgrade, as soon as the new version is known to
/// run: what clients write before is not in them, and every second counts.
///
/// - **Again:** a slot that is there is left as it is.
final class MakeSlotsAgain implements ForwardStep<InPlaceFacts> {

    private final SlotsAgain again;

    MakeSlotsAgain(SlotsAgain again) {
        this.again = again;
    }

    @Override
    public String name() {
        return "make-slots-again";
    }

    @Override
    public StepOutcome run(Run<InPlaceFacts> run) throws Exception {
        return new StepOutcome.Done(again.make(run));
    }
}
