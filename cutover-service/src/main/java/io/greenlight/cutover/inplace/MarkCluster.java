package io.greenlight.cutover.inplace;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.UpgradeTags;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import java.util.Map;

/// Says on the cluster that it is upgraded.
///
/// - **Again:** the same tags are set again.
final class MarkCluster implements ForwardStep {

    private final Access access;

    MarkCluster(Access access) {
        this.access = access;
    }

    @Override
    public String name() {
        return "mark-cluster";
    }

    @Override
    public StepOutcome run(Run<InPlaceFacts> run) {
        Cluster cluster = access.cluster(run);
        access.fleet()
                .tag(
                        cluster,
                        Map.of(
                                UpgradeTags.STATUS,
                                "upgraded",
                                UpgradeTags.UPGRADE,
                                run.order().upgrade().value()));
        return new StepOutcome.Done("%s is tagged upgraded".formatted(cluster.ref()));
    }
}
