package io.greenlight.cutover.watch;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.UpgradeTags;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.cutover.access.Access;
import io.greenlight.cutover.run.ForwardStep;
import java.util.Map;

/// Says on the cluster that it is upgraded.
///
/// - **Again:** the same tags are set again.
///
/// @param <F> the facts of its plan
public final class MarkCluster<F> implements ForwardStep<F> {

    private final Access access;

    public MarkCluster(Access access) {
        this.access = access;
    }

    @Override
    public String name() {
        return "mark-cluster";
    }

    @Override
    public StepOutcome run(Run<F> run) {
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
