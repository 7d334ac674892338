package io.greenlight.cutover.inplace.wayback;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.UpgradeTags;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import java.util.List;
import java.util.Map;

/// Says on both clusters what became of them. The one that is the cluster again is not wanted to be
/// upgraded: it would be, at once. Only now does it cease to be a target: its readers could not be
/// made without that tag.
///
/// - **Again:** the same tags are set again.
final class MarkWayBack implements ForwardStep {

    private final BothClusters clusters;

    MarkWayBack(BothClusters clusters) {
        this.clusters = clusters;
    }

    @Override
    public String name() {
        return "mark-way-back";
    }

    @Override
    public StepOutcome run(Run<WayBackFacts> run) {
        Cluster left = clusters.cluster(run);
        Cluster clone = clusters.clone(run);
        String upgrade = run.order().upgrade().value();
        clusters.fleet().tag(clone, status("went-back", upgrade));
        clusters.fleet().untag(clone, List.of(UpgradeTags.TARGET_OF));
        clusters.fleet().tag(left, status(UpgradeTags.REPLACED, upgrade));
        clusters.fleet().untag(left, List.of(UpgradeTags.WANTED));
        return new StepOutcome.Done(
                "%s is tagged went-back, %s replaced".formatted(clone.ref(), left.ref()));
    }

    private static Map<String, String> status(String status, String upgrade) {
        return Map.of(UpgradeTags.STATUS, status, UpgradeTags.UPGRADE, upgrade);
    }
}
