package io.greenlight.cutover.cleanup;

import io.greenlight.backbone.cluster.Clones;
import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Instance;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Deletes the clone that there was to go back to, instances first, and keeps nothing of it: it was
/// of a moment before the upgrade. Before each of these it is looked at once more: somebody may
/// have gone back to it meanwhile.
///
/// - **Again:** goes on from whatever is left of it.
public final class DeleteClone implements CleanupStep {

    private final TwoClusters clusters;
    private final Deletions deletions;
    private final Clones clones;
    private final CloneInspection inspection;
    private final Duration recheck;

    public DeleteClone(
            TwoClusters clusters,
            Deletions deletions,
            Clones clones,
            CloneInspection inspection,
            Duration recheck) {
        this.clusters = clusters;
        this.deletions = deletions;
        this.clones = clones;
        this.inspection = inspection;
        this.recheck = recheck;
    }

    @Override
    public String name() {
        return "delete-clone";
    }

    @Override
    public Duration patience() {
        return Duration.ofHours(2);
    }

    @Override
    public StepOutcome run(Run<CleanupFacts> run) throws Exception {
        Optional<Cluster> found = clusters.old(run);
        if (found.isEmpty()) {
            return new StepOutcome.Done("the clone is gone, and nothing of it is kept");
        }
        Cluster clone = found.get();
        if (!clone.isAvailable()) {
            return notYet("%s is %s".formatted(clone.ref(), clone.status()));
        }
        Optional<Reason> refusal = inspection.refusal(run);
        if (refusal.isPresent()) {
            return new StepOutcome.GiveUp(refusal.get());
        }
        List<Instance> members = deletions.members(clone.resourceId());
        members.stream().filter(it -> !it.isBeingDeleted()).forEach(deletions::delete);
        if (members.isEmpty()) {
            clones.delete(clone);
        }
        return notYet("%s is being deleted".formatted(clone.ref()));
    }

    private StepOutcome notYet(String waitingFor) {
        return new StepOutcome.NotYet(waitingFor, recheck);
    }
}
