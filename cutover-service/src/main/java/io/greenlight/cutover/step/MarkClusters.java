package io.greenlight.cutover.step;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Fleet;
import io.greenlight.backbone.cluster.UpgradeTags;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.cutover.run.CutoverFacts;
import io.greenlight.cutover.run.Sides;
import java.util.List;
import java.util.Map;

/// Says on both clusters what became of them, and takes the wish for an upgrade off the old one.
/// The new one is protected from deletion, backed up and maintained as the old one is; until now it
/// was ours to throw away.
///
/// - **Again:** the same tags are set again.
public final class MarkClusters implements ForwardStep {

    private final Fleet fleet;
    private final ClusterChanges changes;

    public MarkClusters(Fleet fleet, ClusterChanges changes) {
        this.fleet = fleet;
        this.changes = changes;
    }

    @Override
    public String name() {
        return "mark-clusters";
    }

    @Override
    public StepOutcome run(Run<CutoverFacts> run) {
        Sides sides = run.facts().foundSides();
        Cluster source = fleet.require(sides.sourceId());
        Cluster target = fleet.require(sides.targetId());
        changes.treatLike(source.ref(), target.ref());
        String upgrade = run.order().upgrade().value();
        fleet.tag(target, status("upgraded", upgrade));
        fleet.untag(target, List.of(UpgradeTags.TARGET_OF));
        fleet.tag(source, status(UpgradeTags.REPLACED, upgrade));
        fleet.untag(source, List.of(UpgradeTags.WANTED));
        return new StepOutcome.Done(
                "%s is tagged upgraded, %s replaced".formatted(target.ref(), source.ref()));
    }

    private static Map<String, String> status(String status, String upgrade) {
        return Map.of(UpgradeTags.STATUS, status, UpgradeTags.UPGRADE, upgrade);
    }
}
