package io.greenlight.cutover.step;

import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.SwitchoverFigures;
import io.greenlight.cutover.pause.Contents;
import io.greenlight.cutover.pause.HeldContents;
import io.greenlight.cutover.run.CutoverFacts;
import java.time.Duration;
import java.util.Optional;

/// Compares what both sides held at the fence, every row of every table that moved, while clients
/// are at work already. A difference is told at once; the way back is open.
///
/// - **Again:** the sight of the fence is gone after a crash, and no repetition brings it back: it
///   says so.
public final class VerifyContents implements ForwardStep {

    private final HeldContents held;

    public VerifyContents(HeldContents held) {
        this.held = held;
    }

    @Override
    public String name() {
        return "verify-contents";
    }

    @Override
    public StepOutcome run(Run<CutoverFacts> run) throws Exception {
        SwitchoverFigures before = run.facts().measured().orElse(unmeasured());
        Optional<Contents> contents = held.take(run.order().upgrade());
        if (contents.isEmpty()) {
            run.keep(run.facts().measuring(before));
            return new StepOutcome.Done(
                    "not compared: the process that stood at the fence is gone");
        }
        try (Contents both = contents.get()) {
            Contents.Comparison comparison = both.compare();
            run.keep(run.facts().measuring(with(before, comparison)));
            return new StepOutcome.Done(sentence(comparison));
        }
    }

    private static String sentence(Contents.Comparison comparison) {
        if (comparison.different().isEmpty() && comparison.behind().isEmpty()) {
            return "%d tables hold the same on both sides, %d sequences are ahead"
                    .formatted(comparison.tables(), comparison.sequences());
        }
        return "DIFFERENT: tables %s, sequences %s"
                .formatted(comparison.different(), comparison.behind());
    }

    private static SwitchoverFigures with(
            SwitchoverFigures before, Contents.Comparison comparison) {
        return new SwitchoverFigures(
                before.pauseToResume(),
                before.gate(),
                comparison.tables(),
                comparison.different().size(),
                comparison.sequences(),
                comparison.behind().size());
    }

    private static SwitchoverFigures unmeasured() {
        return new SwitchoverFigures(Duration.ZERO, Duration.ZERO, 0, 0, 0, 0);
    }
}
