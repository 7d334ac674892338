package io.greenlight.cutover.inplace;

import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import java.time.Duration;
import java.util.List;

/// A step during which the cluster is looked at, and whose outcome stands in the log of operations:
/// every step of an upgrade in place. Once somebody has agreed to go back none does anything: asked
/// here, while the run is held, this cannot change before the step's attempt is over.
record Attended(Step<InPlaceFacts> step, Watcher watcher, RunLog log)
        implements Step<InPlaceFacts> {

    private static final Duration GIVEN_UP = Duration.ofMinutes(1);

    @Override
    public String name() {
        return step.name();
    }

    @Override
    public Duration patience() {
        return step.patience();
    }

    @Override
    public StepOutcome run(Run<InPlaceFacts> run) throws Exception {
        if (watcher.isGivenUp(run.order())) {
            return new StepOutcome.NotYet("somebody goes back from it", GIVEN_UP);
        }
        watcher.keep(run);
        return noted(run, step.run(run));
    }

    @Override
    public StepOutcome undo(Run<InPlaceFacts> run) throws Exception {
        watcher.keep(run);
        return noted(run, step.undo(run));
    }

    private StepOutcome noted(Run<InPlaceFacts> run, StepOutcome outcome) {
        if (!(outcome instanceof StepOutcome.NotYet)) {
            String line = "%s, %s: %s".formatted(name(), outcome.word(), outcome.sentence());
            log.add(run.order().upgrade(), RunLog.SUMMARY, List.of(line));
        }
        return outcome;
    }
}
