package io.greenlight.cutover.inplace.wayback;

import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.cutover.run.CutoverConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Counts what going back would lose, row by row, while clients go on writing: every table is read
/// once on both clusters, and where they differ a second time.
///
/// - **Again:** goes on behind the table that was counted last.
/// - **Undo:** there is nothing to take back.
final class CountLosses implements Step<WayBackFacts> {

    private final LossCount count;
    private final CutoverConfig config;
    private final Clock clock;

    CountLosses(LossCount count, CutoverConfig config, Clock clock) {
        this.count = count;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "count-losses";
    }

    @Override
    public Duration patience() {
        return Duration.ofDays(2);
    }

    @Override
    public StepOutcome run(Run<WayBackFacts> run) throws Exception {
        Instant now = clock.instant();
        Tally tally =
                count.goOn(
                        run,
                        run.facts().counted(),
                        new CountingTime(now, config.analyzeSlice(), patience()));
        run.keep(run.facts().counting(tally, now));
        return tally.complete()
                ? new StepOutcome.Done(
                        "of %d tables %d lose rows, %d of which could not be counted; %d rows were"
                                        .formatted(
                                                tally.tables(),
                                                tally.losses().size(),
                                                tally.uncounted(),
                                                tally.written())
                                + " written since")
                : new StepOutcome.NotYet(
                        "%d tables are counted".formatted(tally.tables()), Duration.ZERO);
    }

    @Override
    public StepOutcome undo(Run<WayBackFacts> run) {
        return new StepOutcome.Done("nothing was changed");
    }
}
