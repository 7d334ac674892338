package io.greenlight.cutover.step;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Fleet;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.cutover.pause.StageOpener;
import io.greenlight.cutover.pooler.Pooler;
import io.greenlight.cutover.run.CutoverFacts;
import java.time.Duration;
import java.util.List;

/// Leads the poolers back to the cluster's own endpoint, which is the target's by now: their
/// configuration is what it was before the upgrade. They need no pause for it, both names lead to
/// the same server.
///
/// - **Again:** a pooler that leads there already is left as it is.
public final class SettlePoolers implements ForwardStep {

    private final Fleet fleet;
    private final StageOpener stages;

    public SettlePoolers(Fleet fleet, StageOpener stages) {
        this.fleet = fleet;
        this.stages = stages;
    }

    @Override
    public String name() {
        return "settle-poolers";
    }

    @Override
    public StepOutcome run(Run<CutoverFacts> run) throws Exception {
        Cluster target = fleet.require(run.facts().foundSides().targetId());
        if (!stages.answersAs(run.order(), target.endpoint(), run.facts().foundSides())) {
            return new StepOutcome.NotYet(
                    "%s does not lead to the new cluster yet".formatted(target.endpoint()),
                    Duration.ofSeconds(1));
        }
        List<Pooler> poolers = stages.poolers(run.order(), run.facts().foundSides());
        try {
            for (Pooler pooler : poolers) {
                pooler.leadTo(target.endpoint());
                pooler.probe();
            }
        } finally {
            poolers.forEach(Pooler::close);
        }
        return new StepOutcome.Done(
                "%d poolers lead to %s".formatted(poolers.size(), target.endpoint()));
    }
}
