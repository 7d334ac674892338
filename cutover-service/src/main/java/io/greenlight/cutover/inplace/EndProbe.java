package io.greenlight.cutover.inplace;

import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.cutover.inplace.probe.Absence;
import java.util.List;
import java.util.stream.Collectors;

/// Ends the looks at the endpoints, writes their trace where people find it, and says how long each
/// was away. What probes wrote goes off the cluster.
///
/// - **Again:** makes the same of the same looks.
final class EndProbe implements ForwardStep {

    private final Access access;
    private final Watcher watcher;

    EndProbe(Access access, Watcher watcher) {
        this.access = access;
        this.watcher = watcher;
    }

    @Override
    public String name() {
        return "end-probe";
    }

    @Override
    public StepOutcome run(Run<InPlaceFacts> run) throws Exception {
        List<Absence> absences = watcher.end(run);
        run.keep(run.facts().measuring(absences.stream().map(Absence::downtime).toList()));
        try (Server writer = access.openWriter(run)) {
            writer.dropRunSchema();
        }
        return new StepOutcome.Done(
                absences.isEmpty()
                        ? "nobody looked at the endpoints"
                        : absences.stream()
                                .map(Absence::sentence)
                                .collect(Collectors.joining("; ")));
    }
}
