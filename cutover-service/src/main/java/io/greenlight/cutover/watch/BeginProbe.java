package io.greenlight.cutover.watch;

import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.cutover.access.Access;
import io.greenlight.cutover.access.Server;
import io.greenlight.cutover.run.CutoverConfig;
import java.util.stream.Collectors;

/// Begins to look at every endpoint, so that what clients will miss is measured and not estimated.
///
/// - **Again:** who looks already goes on.
/// - **Undo:** nobody looks any more, and what was written for it is gone. What was seen is kept.
///
/// @param <F> the facts of its plan
public final class BeginProbe<F extends WatchedFacts<F>> implements Step<F> {

    private final Access access;
    private final Watcher<F> watcher;
    private final CutoverConfig config;
    private final Scout<F> scout;

    public BeginProbe(Access access, Watcher<F> watcher, CutoverConfig config, Scout<F> scout) {
        this.access = access;
        this.watcher = watcher;
        this.config = config;
        this.scout = scout;
    }

    /// Finds the endpoints as they are now, and keeps them in the facts.
    @FunctionalInterface
    public interface Scout<F> {
        void look(Run<F> run);
    }

    @Override
    public String name() {
        return "begin-probe";
    }

    @Override
    public StepOutcome run(Run<F> run) throws Exception {
        try (Server writer = access.openWriter(run)) {
            writer.makeProbeTable();
        }
        if (run.facts().watchedFrom().isEmpty()) {
            scout.look(run);
        }
        watcher.begin(run);
        String names =
                run.facts().endpoints().stream()
                        .map(one -> "%s (%s)".formatted(one.address(), one.name()))
                        .collect(Collectors.joining(", "));
        return new StepOutcome.Done(
                "every %d ms these are looked at: %s"
                        .formatted(config.probeEvery().toMillis(), names));
    }

    @Override
    public StepOutcome undo(Run<F> run) throws Exception {
        watcher.end(run);
        try (Server writer = access.openWriter(run)) {
            writer.dropRunSchema();
        }
        return new StepOutcome.Done("nobody looks at the endpoints any more");
    }
}
