package io.greenlight.cutover.step;

import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.cutover.pause.Switchover;
import io.greenlight.cutover.run.CutoverFacts;

/// Lets every client on to the target who waits still: after a pause that was cut off behind the
/// commit row, or a pooler that did not answer then. As a rule nobody does.
///
/// - **Again:** poolers that lead to the target already are not disturbed.
public final class OpenTarget implements ForwardStep {

    private final Switchover switchover;

    public OpenTarget(Switchover switchover) {
        this.switchover = switchover;
    }

    @Override
    public String name() {
        return "open-target";
    }

    @Override
    public StepOutcome run(Run<CutoverFacts> run) throws Exception {
        switchover.openTarget(run.order(), run.facts());
        return new StepOutcome.Done("nobody waits at a pooler");
    }
}
