package io.greenlight.cutover.cleanup;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Instance;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Deletes the old cluster: readers, then the writer, then the cluster, of which a last snapshot is
/// left. Before each of these it is looked at once more: a cleanup may stand still for days, and
/// somebody may have gone back to the old cluster meanwhile.
///
/// - **Again:** goes on from whatever is left of the cluster. It is over when no cluster has that
///   resource id any more and the snapshot, of that very cluster, is available.
public final class DeleteOldCluster implements CleanupStep {

    private final TwoClusters clusters;
    private final Deletions deletions;
    private final Inspection inspection;
    private final Duration recheck;

    public DeleteOldCluster(
            TwoClusters clusters, Deletions deletions, Inspection inspection, Duration recheck) {
        this.clusters = clusters;
        this.deletions = deletions;
        this.inspection = inspection;
        this.recheck = recheck;
    }

    @Override
    public String name() {
        return "delete-old-cluster";
    }

    @Override
    public StepOutcome run(Run<CleanupFacts> run) throws Exception {
        String snapshot = new RunNames(run.order().upgrade()).lastSnapshot(run.order().cluster());
        Optional<Cluster> found = clusters.old(run);
        if (found.isEmpty()) {
            return gone(run, snapshot);
        }
        Cluster old = found.get();
        if (!old.isAvailable()) {
            return notYet("%s is %s".formatted(old.ref(), old.status()));
        }
        Optional<Reason> refusal = inspection.refusal(run);
        if (refusal.isPresent()) {
            return new StepOutcome.GiveUp(refusal.get());
        }
        List<Instance> members = deletions.members(old.resourceId());
        return members.isEmpty() ? delete(old, snapshot) : delete(old, members);
    }

    /// RDS makes a snapshot of a big cluster for as long as it takes.
    @Override
    public Duration patience() {
        return Duration.ofHours(6);
    }

    private StepOutcome delete(Cluster old, List<Instance> members) {
        List<Instance> readers = members.stream().filter(it -> !it.isWriter()).toList();
        (readers.isEmpty() ? members : readers)
                .stream().filter(it -> !it.isBeingDeleted()).forEach(deletions::delete);
        return notYet(
                "the instances %s of %s are being deleted"
                        .formatted(members.stream().map(Instance::name).toList(), old.ref()));
    }

    private StepOutcome delete(Cluster old, String snapshot) {
        if (deletions.snapshot(snapshot).isEmpty()) {
            deletions.delete(old.resourceId(), snapshot);
        }
        return notYet("%s is being deleted, snapshot %s is left".formatted(old.ref(), snapshot));
    }

    private StepOutcome gone(Run<CleanupFacts> run, String snapshot) {
        Optional<Deletions.LastSnapshot> left =
                deletions
                        .snapshot(snapshot)
                        .filter(it -> it.cluster().equals(run.facts().replaced()));
        if (left.isEmpty()) {
            return new StepOutcome.Done(
                    "no cluster has the resource id %s any more; there is no snapshot %s of it"
                            .formatted(run.facts().replaced(), snapshot));
        }
        return left.get().isAvailable()
                ? new StepOutcome.Done(
                        "the old cluster is gone, its last state is the snapshot " + snapshot)
                : notYet("the snapshot %s is %s".formatted(snapshot, left.get().status()));
    }

    private StepOutcome notYet(String waitingFor) {
        return new StepOutcome.NotYet(waitingFor, recheck);
    }
}
