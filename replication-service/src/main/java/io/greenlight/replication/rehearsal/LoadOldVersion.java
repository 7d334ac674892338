package io.greenlight.replication.rehearsal;

import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.replication.run.ReplicationConfig;

/// Has the clone, which has its old version still, take a short load of writes: what the new one
/// takes is compared with that.
///
/// - **Again:** the tables are made anew, and it is measured again.
/// - **Undo:** it goes with the clone.
final class LoadOldVersion implements Step<RehearsalFacts> {

    private final CloneLoad load;

    LoadOldVersion(RehearsalSite site, ReplicationConfig config) {
        this.load = new CloneLoad(site, config.rehearsedLoad());
    }

    @Override
    public String name() {
        return "load-old-version";
    }

    /// A run that an earlier release of ours has begun may be further than this by now.
    @Override
    public StepOutcome run(Run<RehearsalFacts> run) throws Exception {
        if (run.facts().upgrade().anyAsked().isPresent()) {
            return new StepOutcome.Done("the clone's upgrade has begun: it is too late to measure");
        }
        RehearsedLoad now = load.put(run, run.order().path().source());
        run.keep(run.facts().with(now));
        return CloneLoad.told(now);
    }

    @Override
    public StepOutcome undo(Run<RehearsalFacts> run) {
        return new StepOutcome.Done("it goes with the clone");
    }
}
