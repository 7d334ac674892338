package io.greenlight.cutover.step;

import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.cutover.pause.Switchover;
import io.greenlight.cutover.run.CutoverFacts;
import java.time.Duration;
import java.util.List;

/// Lets every client on to the target who waits still: after a pause that was cut off behind the
/// commit row, or a pooler that did not answer then. As a rule nobody does. A pooler that does not
/// answer for long keeps nobody else waiting: clients without one need the renames that follow.
///
/// - **Again:** poolers that lead to the target already are not disturbed.
public final class OpenTarget implements ForwardStep {

    private static final Duration WORTH_WAITING = Duration.ofSeconds(10);
    private static final Duration RECHECK = Duration.ofSeconds(1);

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
        List<String> closed = switchover.openTarget(run.order(), run.facts());
        if (closed.isEmpty()) {
            return new StepOutcome.Done("nobody waits at a pooler");
        }
        String sentence = "clients wait at poolers that cannot be led on: " + closed;
        return run.elapsed().compareTo(WORTH_WAITING) < 0
                ? new StepOutcome.NotYet(sentence, RECHECK)
                : new StepOutcome.Done(sentence + "; they are tried again every second");
    }
}
