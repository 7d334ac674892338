package io.greenlight.cutover.global;

import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.Happening;
import io.greenlight.contracts.UpgradedGlobally;
import io.greenlight.cutover.run.ForwardStep;
import java.util.List;

/// Merges what RDS told of all members in all regions into one order, and writes it where people
/// find it.
///
/// - **Again:** what came since is added.
final class MergeTimeline implements ForwardStep<GlobalFacts> {

    private final GlobalAccess access;
    private final Timeline timeline;

    MergeTimeline(GlobalAccess access, Timeline timeline) {
        this.access = access;
        this.timeline = timeline;
    }

    @Override
    public String name() {
        return "merge-timeline";
    }

    @Override
    public StepOutcome run(Run<GlobalFacts> run) throws Exception {
        List<Happening> all = timeline.write(run, access.look(run));
        run.keep(
                run.facts()
                        .telling(all.stream().limit(UpgradedGlobally.LONGEST_TIMELINE).toList()));
        long regions = all.stream().map(Happening::region).distinct().count();
        return new StepOutcome.Done(
                "%d events of %d regions are in %s"
                        .formatted(all.size(), regions, timeline.address(run.order().upgrade())));
    }
}
