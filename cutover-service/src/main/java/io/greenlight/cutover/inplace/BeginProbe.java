package io.greenlight.cutover.inplace;

import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.cutover.run.CutoverConfig;

/// Begins to look at every endpoint of the cluster, so that what clients will miss is measured and
/// not estimated.
///
/// - **Again:** who looks already goes on.
/// - **Undo:** nobody looks any more, and what was written for it is gone. What was seen is kept.
final class BeginProbe implements Step<InPlaceFacts> {

    private final Access access;
    private final Watcher watcher;
    private final CutoverConfig config;

    BeginProbe(Access access, Watcher watcher, CutoverConfig config) {
        this.access = access;
        this.watcher = watcher;
        this.config = config;
    }

    @Override
    public String name() {
        return "begin-probe";
    }

    @Override
    public StepOutcome run(Run<InPlaceFacts> run) throws Exception {
        try (Server writer = access.openWriter(run)) {
            writer.makeProbeTable();
        }
        watcher.begin(run);
        return new StepOutcome.Done(
                "%d endpoints are looked at every %d ms"
                        .formatted(
                                run.facts().foundCluster().endpoints().size(),
                                config.probeEvery().toMillis()));
    }

    @Override
    public StepOutcome undo(Run<InPlaceFacts> run) throws Exception {
        watcher.end(run);
        try (Server writer = access.openWriter(run)) {
            writer.dropRunSchema();
        }
        return new StepOutcome.Done("nobody looks at the endpoints any more");
    }
}
