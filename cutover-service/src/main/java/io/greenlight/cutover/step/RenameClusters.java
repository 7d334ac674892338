package io.greenlight.cutover.step;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Fleet;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.cutover.run.CutoverFacts;
import io.greenlight.cutover.run.Sides;
import java.time.Duration;

/// Gives the source's name to the target, so that those who connect directly find it under the
/// endpoint that they know. The old cluster is kept, fenced, under its name with `-old` behind it.
///
/// - **Again:** looks by resource ids, which no rename changes, and goes on from there.
public final class RenameClusters implements ForwardStep {

    private final Fleet fleet;
    private final ClusterChanges changes;
    private final Duration recheck;

    public RenameClusters(Fleet fleet, ClusterChanges changes, Duration recheck) {
        this.fleet = fleet;
        this.changes = changes;
        this.recheck = recheck;
    }

    @Override
    public String name() {
        return "rename-clusters";
    }

    @Override
    public StepOutcome run(Run<CutoverFacts> run) {
        Sides sides = run.facts().foundSides();
        ClusterRef name = run.order().cluster();
        ClusterRef old = new RunNames(run.order().upgrade()).old(name);
        Cluster source = fleet.require(sides.sourceId());
        Cluster target = fleet.require(sides.targetId());
        if (!source.ref().equals(old)) {
            return rename(source, old);
        }
        if (!target.ref().equals(name)) {
            return rename(target, name);
        }
        return source.isAvailable() && target.isAvailable()
                ? new StepOutcome.Done(
                        "%s is version %s, the old cluster is %s"
                                .formatted(name, target.version(), old))
                : new StepOutcome.NotYet("the renamed clusters are not available yet", recheck);
    }

    private StepOutcome rename(Cluster cluster, ClusterRef newName) {
        if (cluster.isAvailable()) {
            changes.rename(cluster.ref(), newName);
        }
        return new StepOutcome.NotYet("%s becomes %s".formatted(cluster.ref(), newName), recheck);
    }
}
