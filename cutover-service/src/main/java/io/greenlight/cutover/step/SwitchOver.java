package io.greenlight.cutover.step;

import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.cutover.pause.Passage;
import io.greenlight.cutover.pause.Switchover;
import io.greenlight.cutover.run.CutoverFacts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Takes the clients over. One step for the journal, a few round trips for the clients; the point
/// of no return is its last act, and a row on the target says on which side of it the run stands.
///
/// - **Again:** after a pause that was cut off it goes on, or opens the source and tries anew.
/// - **Undo:** lets clients back to the source. The target has taken no write, so none is lost.
///   Where the row is there after all, it says so, and the run goes forward.
public final class SwitchOver implements Step<CutoverFacts> {

    private static final Duration RECHECK = Duration.ofSeconds(1);

    private final Switchover switchover;

    public SwitchOver(Switchover switchover) {
        this.switchover = switchover;
    }

    @Override
    public String name() {
        return "switch-over";
    }

    @Override
    public StepOutcome run(Run<CutoverFacts> run) throws Exception {
        Switchover.Outcome outcome =
                switchover.attempt(
                        run.order(),
                        run.facts(),
                        run.attempt(),
                        roles -> run.keep(run.facts().fencing(roles)));
        return switch (outcome) {
            case Switchover.Outcome.Switched switched -> {
                run.keep(run.facts().measuring(switched.passage().figures()));
                yield new StepOutcome.Done(sentence(switched.passage()));
            }
            case Switchover.Outcome.SwitchedBefore _ ->
                    new StepOutcome.Done("clients are on the target; the pause was cut off");
            case Switchover.Outcome.Refused refused -> {
                run.keep(run.facts().fencing(List.of()));
                yield new StepOutcome.GiveUp(refused.refusal().reason());
            }
            case Switchover.Outcome.Busy _ ->
                    new StepOutcome.NotYet("another copy is in the pause", RECHECK);
        };
    }

    @Override
    public StepOutcome undo(Run<CutoverFacts> run) throws Exception {
        Optional<Boolean> over = switchover.recover(run.order(), run.facts());
        if (over.isEmpty()) {
            return new StepOutcome.NotYet("another copy is in the pause", RECHECK);
        }
        return over.get()
                ? new StepOutcome.TooLate("clients are on the target")
                : new StepOutcome.Done("clients go on on the source");
    }

    private static String sentence(Passage passage) {
        return passage.closed()
                .map(closed -> "the target is the cluster now, but is not open yet: " + closed)
                .orElse("clients waited for " + passage.laps());
    }
}
