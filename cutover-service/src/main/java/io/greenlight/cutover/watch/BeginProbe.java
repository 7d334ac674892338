package io.greenlight.cutover.watch;

import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.cutover.access.Access;
import io.greenlight.cutover.access.Server;
import io.greenlight.cutover.probe.Absence;
import io.greenlight.cutover.run.CutoverConfig;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// Begins to look at every endpoint, so that what clients will miss is measured and not estimated.
///
/// - **Again:** who looks already goes on.
/// - **Undo:** nobody looks any more. What was seen is kept. What was written for it is gone, or
///   named where its server does not let us in for some minutes.
///
/// @param <F> the facts of its plan
public final class BeginProbe<F extends WatchedFacts<F>> implements Step<F> {

    /// How long a writer is waited for that has nothing of clients on it but a small table.
    private static final Duration WORTH_WAITING = Duration.ofMinutes(5);

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
        void look(Run<F> run) throws Exception;
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
        List<Absence> absences = watcher.end(run);
        run.keep(run.facts().measuring(absences.stream().map(Absence::downtime).toList()));
        return new StepOutcome.Done("nobody looks at the endpoints any more" + clear(run));
    }

    /// A writer that came to harm while RDS took an upgrade back may be away for as long as nobody
    /// repairs it: so long nobody would be told why.
    ///
    /// @return what is left there, and why; empty if nothing is
    private String clear(Run<F> run) throws Exception {
        try (Server writer = access.openWriter(run)) {
            writer.dropRunSchema();
            return "";
        } catch (InterruptedException stopped) {
            throw stopped;
        } catch (Exception away) {
            if (run.elapsed().compareTo(WORTH_WAITING) < 0) {
                throw away;
            }
            return "; the schema %s stays on %s: %s"
                    .formatted(
                            Access.names(run).schema(), run.order().cluster(), away.getMessage());
        }
    }
}
