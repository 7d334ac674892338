package io.greenlight.replication.inplace;

import io.greenlight.backbone.journal.RunLog;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.WayBack;
import java.time.Duration;

/// Waits until there is something to go back to, and says what it is: the clone that was asked for,
/// with its writer.
///
/// - **Again:** a clone with our tag is looked at, not made again; one that somebody has deleted
///   meanwhile is.
/// - **Undo:** it goes, if that loses nothing.
final class MakeWayBack implements Step<InPlaceFacts> {

    private final WayBackClone clone;
    private final RunLog log;

    MakeWayBack(WayBackClone clone, RunLog log) {
        this.clone = clone;
        this.log = log;
    }

    @Override
    public String name() {
        return "make-way-back";
    }

    @Override
    public Duration patience() {
        return Duration.ofHours(2);
    }

    @Override
    public StepOutcome run(Run<InPlaceFacts> run) throws Exception {
        StepOutcome outcome = clone.make(run);
        return outcome instanceof StepOutcome.Done done ? told(run, done) : outcome;
    }

    @Override
    public StepOutcome undo(Run<InPlaceFacts> run) {
        return clone.takeBack(run);
    }

    private StepOutcome told(Run<InPlaceFacts> run, StepOutcome.Done made) {
        WayBack wayBack = run.facts().requiredWayBack();
        String sentence =
                "%s, to go back to, as it was at %s; it costs %s"
                        .formatted(made.evidence(), wayBack.takenAt(), wayBack.cost());
        String address =
                log.write(
                        run.order(),
                        "clone-info.txt",
                        """
                        %s.
                        What is written after that moment is not on it.
                        To go back, inject way-back-requested for upgrade %s.
                        It counts what would be lost, and asks before anything is.
                        To delete the clone, inject cleanup-requested.
                        """
                                .formatted(sentence, run.order().upgrade()));
        return new StepOutcome.Done("%s: %s".formatted(sentence, address));
    }
}
