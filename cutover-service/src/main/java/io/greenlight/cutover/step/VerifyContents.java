package io.greenlight.cutover.step;

import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.SwitchoverFigures;
import io.greenlight.cutover.pause.Comparison;
import io.greenlight.cutover.pause.Comparisons;
import io.greenlight.cutover.run.CutoverFacts;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/// Waits for the comparison of what both sides held at the fence, every row of every table that
/// moved. It began with the switchover, and clients are at work meanwhile. A difference is told at
/// once; the way back is open.
///
/// - **Again:** reads how the comparison stands. When the process that stood at the fence is gone,
///   the sight of it is gone, too, and no repetition brings it back: it says so.
public final class VerifyContents implements ForwardStep {

    private static final Duration RECHECK = Duration.ofSeconds(2);

    private static final Duration NO_SIGN_OF_LIFE = Duration.ofMinutes(1);

    private final Comparisons comparisons;
    private final Clock clock;

    public VerifyContents(Comparisons comparisons, Clock clock) {
        this.comparisons = comparisons;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "verify-contents";
    }

    /// A comparison takes as long as there is data; one that died is found out by its silence.
    @Override
    public Duration patience() {
        return Duration.ofDays(30);
    }

    @Override
    public StepOutcome run(Run<CutoverFacts> run) {
        SwitchoverFigures before = run.facts().measured().orElse(unmeasured());
        Optional<Comparisons.Entry> entry = comparisons.find(run.order().upgrade());
        if (entry.isEmpty() || isGone(entry.get())) {
            run.keep(run.facts().measuring(before));
            return new StepOutcome.Done(
                    "not compared: the process that stood at the fence is gone");
        }
        Comparison comparison = entry.get().comparison();
        if (!comparison.isOver()) {
            return new StepOutcome.NotYet(
                    "%d of %d tables are compared"
                            .formatted(comparison.compared(), comparison.tables()),
                    RECHECK);
        }
        run.keep(run.facts().measuring(with(before, comparison)));
        return new StepOutcome.Done(sentence(comparison));
    }

    private boolean isGone(Comparisons.Entry entry) {
        return !entry.comparison().isOver()
                && entry.at().plus(NO_SIGN_OF_LIFE).isBefore(clock.instant());
    }

    private static String sentence(Comparison comparison) {
        if (!comparison.different().isEmpty() || !comparison.behind().isEmpty()) {
            return "DIFFERENT: tables %s, sequences %s"
                    .formatted(comparison.different(), comparison.behind());
        }
        if (!comparison.broken().isEmpty()) {
            return "only %d of %d tables are compared, the others could not be: %s"
                    .formatted(comparison.compared(), comparison.tables(), comparison.broken());
        }
        return "%d tables hold the same on both sides, %d sequences are ahead"
                .formatted(comparison.tables(), comparison.sequences());
    }

    private static SwitchoverFigures with(SwitchoverFigures before, Comparison comparison) {
        return new SwitchoverFigures(
                before.pauseToResume(),
                before.gate(),
                comparison.compared(),
                comparison.different().size(),
                comparison.broken().isEmpty(),
                comparison.sequences(),
                comparison.behind().size());
    }

    private static SwitchoverFigures unmeasured() {
        return new SwitchoverFigures(Duration.ZERO, Duration.ZERO, 0, 0, false, 0, 0);
    }
}
