package io.greenlight.cutover.step;

import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.cutover.database.Fence;
import io.greenlight.cutover.database.Session;
import io.greenlight.cutover.pause.Stage;
import io.greenlight.cutover.pause.StageOpener;
import io.greenlight.cutover.run.CutoverFacts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Ends the replication from the old source to the new cluster: subscriptions, slots, publications.
/// A slot that nobody reads would keep the old source's log for ever. The last look at the fence
/// comes before it: what somebody wrote there now would stay there. Sessions on the source's
/// readers end, too: they would go on reading what is old. A reader that does not answer is told
/// and left.
///
/// - **Again:** what is gone is passed over.
public final class ReleaseSource implements ForwardStep {

    private final StageOpener stages;

    public ReleaseSource(StageOpener stages) {
        this.stages = stages;
    }

    @Override
    public String name() {
        return "release-source";
    }

    @Override
    public StepOutcome run(Run<CutoverFacts> run) throws Exception {
        try (Stage stage = stages.openWithoutPoolers(run.order(), run.facts().foundSides())) {
            List<Fence.Session> there = stage.awaitNobodyOnSource();
            if (!there.isEmpty()) {
                return new StepOutcome.NotYet(
                        "the fenced source is not empty: " + there, Duration.ofSeconds(1));
            }
            List<String> left = new ArrayList<>();
            for (int i = 0; i < stage.source().size(); i++) {
                String slot = stage.slot(i);
                stage.target().get(i).subscription(slot).drop();
                Session source = stage.source().get(i);
                if (!source.slots().drop(slot)) {
                    left.add(slot);
                }
                source.publication().drop();
            }
            return left.isEmpty()
                    ? new StepOutcome.Done(
                            "no slot and no publication of ours is on the source; "
                                    + emptyReaders(run))
                    : new StepOutcome.NotYet(
                            "slots are still read: " + left, Duration.ofSeconds(1));
        }
    }

    private String emptyReaders(Run<CutoverFacts> run) throws InterruptedException {
        List<Session> readers = List.of();
        try {
            readers = stages.openSourceReaders(run.order(), run.facts().foundSides());
            for (Session reader : readers) {
                List<Fence.Session> there = reader.fence().empty();
                if (!there.isEmpty()) {
                    return "sessions on its readers do not end: " + there;
                }
            }
            return "nobody is on its %d readers".formatted(readers.size());
        } catch (InterruptedException stopped) {
            throw stopped;
        } catch (Exception silent) {
            return "its readers could not be emptied: " + silent.getMessage();
        } finally {
            readers.forEach(Session::close);
        }
    }
}
