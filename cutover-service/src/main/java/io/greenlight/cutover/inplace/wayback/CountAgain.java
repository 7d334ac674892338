package io.greenlight.cutover.inplace.wayback;

import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.cutover.run.CutoverConfig;
import java.time.Clock;
import java.time.Duration;

/// Counts once more what is lost, now that nobody can write: clients wrote until the doors were
/// shut. They are out meanwhile, so it has a deadline, at which the table that is being counted is
/// left, too; then all stays as it was counted before.
///
/// - **Again:** goes on behind the table that was counted last.
final class CountAgain implements ForwardStep {

    private final LossCount count;
    private final CutoverConfig config;
    private final Clock clock;

    CountAgain(LossCount count, CutoverConfig config, Clock clock) {
        this.count = count;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "count-again";
    }

    @Override
    public StepOutcome run(Run<WayBackFacts> run) throws Exception {
        Duration room = config.recountDeadline().minus(run.elapsed());
        if (run.facts().recounted().complete() || room.isNegative() || room.isZero()) {
            return new StepOutcome.Done(sentence(run.facts()));
        }
        CountingTime time = new CountingTime(clock.instant(), config.analyzeSlice(), room);
        Tally tally = count.goOn(run, run.facts().recounted(), time);
        run.keep(run.facts().recounting(tally));
        return tally.complete()
                ? new StepOutcome.Done(sentence(run.facts()))
                : new StepOutcome.NotYet(
                        "%d tables are counted again".formatted(tally.tables()), Duration.ZERO);
    }

    private static String sentence(WayBackFacts facts) {
        Tally again = facts.recounted();
        return again.complete()
                ? "%d rows are lost that were written since; %d were when it was agreed to"
                        .formatted(again.written(), facts.counted().written())
                : "there was no time to count again but %d of %d tables; %d rows were written since"
                                .formatted(
                                        again.tables(),
                                        facts.counted().tables(),
                                        facts.counted().written())
                        + " when it was agreed to";
    }
}
