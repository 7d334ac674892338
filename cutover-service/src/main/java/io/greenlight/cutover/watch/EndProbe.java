package io.greenlight.cutover.watch;

import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.cutover.access.Access;
import io.greenlight.cutover.access.Server;
import io.greenlight.cutover.probe.Absence;
import io.greenlight.cutover.run.ForwardStep;
import java.util.List;
import java.util.stream.Collectors;

/// Ends the looks at the endpoints, writes their trace where people find it, and says how long each
/// was away. What probes wrote goes off the cluster.
///
/// - **Again:** makes the same of the same looks.
///
/// @param <F> the facts of its plan
public final class EndProbe<F extends WatchedFacts<F>> implements ForwardStep<F> {

    private final Access access;
    private final Watcher<F> watcher;

    public EndProbe(Access access, Watcher<F> watcher) {
        this.access = access;
        this.watcher = watcher;
    }

    @Override
    public String name() {
        return "end-probe";
    }

    @Override
    public StepOutcome run(Run<F> run) throws Exception {
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
