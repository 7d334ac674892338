package io.greenlight.cutover.cleanup;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.Reason;
import java.time.Duration;
import java.util.Optional;

/// Looks whether the clone of an upgrade in place may go, before anything is touched.
///
/// - **Again:** looks again.
/// - **Undo:** there is nothing to take back.
public final class CheckClone implements Step<CleanupFacts> {

    private final TwoClusters clusters;
    private final CloneInspection inspection;

    public CheckClone(TwoClusters clusters, CloneInspection inspection) {
        this.clusters = clusters;
        this.inspection = inspection;
    }

    @Override
    public String name() {
        return "check-clone";
    }

    @Override
    public StepOutcome run(Run<CleanupFacts> run) throws Exception {
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
}
