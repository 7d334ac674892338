package io.greenlight.cutover.cleanup;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.Reason;
import java.time.Duration;
import java.util.Optional;

/// Looks whether the clone of an upgrade in place may go, before anything is touched.
///
/// - **Again:** looks again.
/// - **Undo:** there is nothing to take back.
public final class CheckClone implements Step<CleanupFacts> {

    /// Once it is done, nobody goes back any more.
    public static final String NAME = "check-clone";

    private final TwoClusters clusters;
    private final CloneInspection inspection;
    private final OpenWaysBack waysBack;

    public CheckClone(TwoClusters clusters, CloneInspection inspection, OpenWaysBack waysBack) {
        this.clusters = clusters;
        this.inspection = inspection;
        this.waysBack = waysBack;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public StepOutcome run(Run<CleanupFacts> run) throws Exception {
        if (waysBack.isOpen(run.order())) {
            return new StepOutcome.GiveUp(wayBackOpen(run));
        }
        Optional<Reason> refusal = inspection.refusal(run);
        if (refusal.isPresent()) {
            return new StepOutcome.GiveUp(refusal.get());
        }
        Optional<Cluster> clone = clusters.oldToStay(run);
        return new StepOutcome.Done(
                clone.isEmpty()
                        ? "the clone is gone or going already"
                        : "%s (%s) is the clone of this upgrade, and nobody uses it"
                                .formatted(clone.get().ref(), clone.get().resourceId()));
    }

    @Override
    public StepOutcome undo(Run<CleanupFacts> run) {
        return new StepOutcome.Done("nothing was changed");
    }

    @Override
    public Duration patience() {
        return Duration.ofMinutes(5);
    }

    private static Reason wayBackOpen(Run<CleanupFacts> run) {
        return new Reason(
                "way-back-open",
                Fault.OPERATOR,
                "Somebody asked to go back from %s, and its clone is what there is to go back to"
                        .formatted(run.order().upgrade()),
                "Answer that question, or let it lapse, then inject cleanup-requested");
    }
}
