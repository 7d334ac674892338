package io.greenlight.cutover.cleanup;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.Reason;
import java.time.Duration;
import java.util.Optional;

/// Looks whether the old cluster may go, before anything is touched. An old cluster that is gone
/// already is no reason to leave the rest: slots that nobody reads keep log without end.
///
/// - **Again:** looks again.
/// - **Undo:** there is nothing to take back.
public final class CheckOldCluster implements Step<CleanupFacts> {

    private final TwoClusters clusters;
    private final Inspection inspection;

    public CheckOldCluster(TwoClusters clusters, Inspection inspection) {
        this.clusters = clusters;
        this.inspection = inspection;
    }

    @Override
    public String name() {
        return "check-old-cluster";
    }

    @Override
    public StepOutcome run(Run<CleanupFacts> run) throws Exception {
        Optional<Reason> refusal = inspection.refusal(run);
        if (refusal.isPresent()) {
            return new StepOutcome.GiveUp(refusal.get());
        }
        Optional<Cluster> old = clusters.oldToStay(run);
        return new StepOutcome.Done(
                old.isEmpty()
                        ? "the old cluster is gone or going already"
                        : "%s (%s) is the one that was replaced, and nobody uses it"
                                .formatted(old.get().ref(), old.get().resourceId()));
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
