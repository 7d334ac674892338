package io.greenlight.cutover.watch;

import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import java.time.Duration;
import java.util.List;

/// A step during which endpoints are looked at: every step of an upgrade of a cluster itself. Once
/// the run is called off none does anything: asked here, while the run is held, this cannot change
/// before the step's attempt is over.
///
/// @param <F> the facts of its plan
public record Attended<F extends WatchedFacts<F>>(Step<F> step, Watcher<F> watcher)
        implements Step<F> {

    private static final Duration GIVEN_UP = Duration.ofMinutes(1);

    /// All of these steps so.
    public static <F extends WatchedFacts<F>> List<Step<F>> all(
            Watcher<F> watcher, List<Step<F>> steps) {
        return steps.stream().<Step<F>>map(step -> new Attended<>(step, watcher)).toList();
    }

    @Override
    public String name() {
        return step.name();
    }

    @Override
    public Duration patience() {
        return step.patience();
    }

    @Override
    public StepOutcome run(Run<F> run) throws Exception {
        if (watcher.isGivenUp(run.order())) {
            return new StepOutcome.NotYet("somebody has called it off", GIVEN_UP);
        }
        watcher.keep(run);
        return step.run(run);
    }

    @Override
    public StepOutcome undo(Run<F> run) throws Exception {
        watcher.keep(run);
        return step.undo(run);
    }
}
