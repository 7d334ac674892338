package io.greenlight.cutover.step;

import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.cutover.database.Session;
import io.greenlight.cutover.pause.StageOpener;
import io.greenlight.cutover.run.CutoverConfig;
import io.greenlight.cutover.run.CutoverFacts;
import java.time.Duration;
import java.util.List;

/// Waits for long transactions to end: a pause would have to wait for them with every client behind
/// it, and a big one costs seconds of lag after its commit.
///
/// - **Again:** looks again.
/// - **Undo:** there is nothing to take back.
public final class AwaitQuietSource implements Step<CutoverFacts> {

    private static final Duration RECHECK = Duration.ofSeconds(1);

    private final StageOpener stages;
    private final CutoverConfig config;

    public AwaitQuietSource(StageOpener stages, CutoverConfig config) {
        this.stages = stages;
        this.config = config;
    }

    @Override
    public String name() {
        return "await-quiet-source";
    }

    @Override
    public StepOutcome run(Run<CutoverFacts> run) throws Exception {
        try (Session source = stages.openSourceControl(run.order(), run.facts().foundSides())) {
            List<String> open = source.activity().openFor(config.longestTransaction());
            return open.isEmpty()
                    ? new StepOutcome.Done("no long transaction")
                    : new StepOutcome.NotYet("waits for " + String.join("; ", open), RECHECK);
        }
    }

    @Override
    public StepOutcome undo(Run<CutoverFacts> run) {
        return new StepOutcome.Done("nothing was changed");
    }

    @Override
    public Duration patience() {
        return config.patience();
    }
}
