package io.greenlight.cutover.inplace.wayback;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.RunTags;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.UpgradeOrder;
import java.util.Optional;

/// Finds the cluster and the clone that is to take its place, and tries whether it could.
///
/// - **Again:** finds them again.
/// - **Undo:** there is nothing to take back.
final class ResolveClusters implements Step<WayBackFacts> {

    private final BothClusters clusters;
    private final Readiness readiness;

    ResolveClusters(BothClusters clusters, Readiness readiness) {
        this.clusters = clusters;
        this.readiness = readiness;
    }

    @Override
    public String name() {
        return "resolve-clusters";
    }

    @Override
    public StepOutcome run(Run<WayBackFacts> run) throws Exception {
        UpgradeOrder order = run.order();
        if (!run.facts().upgraded()) {
            return new StepOutcome.GiveUp(notUpgraded(order));
        }
        Optional<Cluster> clone =
                clusters.fleet()
                        .find(run.facts().wayBack().cluster())
                        .filter(it -> RunTags.areOn(it, order.upgrade()));
        if (clone.isEmpty()) {
            return new StepOutcome.GiveUp(cloneMissing(run));
        }
        Optional<Cluster> cluster =
                clusters.fleet()
                        .find(order.resourceId())
                        .filter(it -> it.ref().equals(order.cluster()));
        if (cluster.isEmpty()) {
            return new StepOutcome.GiveUp(clusterMissing(order));
        }
        ClusterRef left = BothClusters.leftName(run);
        if (clusters.fleet().find(left).isPresent()) {
            return new StepOutcome.GiveUp(nameTaken(left));
        }
        return resolve(run, cluster.get(), clone.get());
    }

    @Override
    public StepOutcome undo(Run<WayBackFacts> run) {
        return new StepOutcome.Done("nothing was changed");
    }

    private StepOutcome resolve(Run<WayBackFacts> run, Cluster cluster, Cluster clone)
            throws Exception {
        if (!cluster.isAvailable() || !clone.isAvailable()) {
            return clusters.notYet(
                    run,
                    "%s is %s, %s is %s"
                            .formatted(
                                    cluster.ref(), cluster.status(), clone.ref(), clone.status()));
        }
        run.keep(run.facts().to(clone.resourceId()));
        Optional<Reason> objection = readiness.objection(run);
        return objection.isPresent()
                ? new StepOutcome.GiveUp(objection.get())
                : new StepOutcome.Done(
                        "%s, at %s, may take the place of %s, at %s: it takes writes, and clients"
                                        .formatted(
                                                clone.ref(),
                                                clone.version(),
                                                cluster.ref(),
                                                cluster.version())
                                + " could be shut out");
    }

    private static Reason notUpgraded(UpgradeOrder order) {
        return new Reason(
                "not-upgraded",
                Fault.OPERATOR,
                "%s is not upgraded, or not yet: there is nothing to go back from"
                        .formatted(order.cluster()),
                "Wait until the upgrade has ended. One that failed has left the cluster as it was");
    }

    private static Reason cloneMissing(Run<WayBackFacts> run) {
        return new Reason(
                "clone-missing",
                Fault.OPERATOR,
                "The clone %s of %s is gone, or is not this upgrade's: there is nothing to go back"
                                .formatted(run.facts().wayBack().cluster(), run.order().upgrade())
                        + " to",
                "Restore a snapshot from before the upgrade, if what it holds is still wanted");
    }

    private static Reason clusterMissing(UpgradeOrder order) {
        return new Reason(
                "cluster-missing",
                Fault.OPERATOR,
                "No cluster called %s has the resource id %s: it was deleted, or renamed"
                        .formatted(order.cluster(), order.resourceId()),
                "If it was renamed, give it its name back, then inject way-back-requested");
    }

    private static Reason nameTaken(ClusterRef left) {
        return new Reason(
                "left-name-taken",
                Fault.OPERATOR,
                "A cluster is called %s already, and the one that is left is to have that name"
                        .formatted(left),
                "Rename or delete it, then inject way-back-requested");
    }
}
