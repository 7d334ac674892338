package io.greenlight.cutover.watch;

import io.greenlight.backbone.journal.RunState;
import io.greenlight.backbone.plan.PlanRunner;
import io.greenlight.backbone.plan.Run;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.cutover.access.Access;
import io.greenlight.cutover.probe.Absence;
import io.greenlight.cutover.probe.Errand;
import io.greenlight.cutover.probe.Probes;
import io.greenlight.cutover.probe.Trace;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Has every copy of the service that works on a run look at the endpoints of its clusters, from
/// the step that begins it to the one that ends it. Who looks beside the run asks whether that is
/// still wanted.
///
/// @param <F> the facts of such a run
public final class Watcher<F extends WatchedFacts<F>> {

    private final Access access;
    private final Probes probes;
    private final Predicate<UpgradeOrder> isWanted;
    private final Clock clock;

    /// @param isWanted what the journal says of a run, or somebody who calls it off
    public Watcher(Access access, Probes probes, Predicate<UpgradeOrder> isWanted, Clock clock) {
        this.access = access;
        this.probes = probes;
        this.isWanted = isWanted;
        this.clock = clock;
    }

    /// Whether the journal of those runs says that one is between the steps that begin the looks
    /// and end them.
    public static <F extends WatchedFacts<F>> Predicate<UpgradeOrder> whileWatched(
            PlanRunner<F> runs) {
        return order ->
                runs.look(order)
                        .filter(page -> isUnderWay(page.state()))
                        .flatMap(page -> page.facts().watchedFrom())
                        .isPresent();
    }

    /// Begins to look, if nobody has yet.
    void begin(Run<F> run) throws IOException {
        if (run.facts().watchedFrom().isEmpty()) {
            run.keep(run.facts().watching(new Watch(clock.instant(), null)));
        }
        keep(run);
    }

    /// Looks from this copy, too, if the run is one whose clusters are looked at.
    void keep(Run<F> run) throws IOException {
        if (run.facts().watchedFrom().isPresent()) {
            UpgradeOrder order = run.order();
            probes.keep(
                    new Errand(
                            order.upgrade(),
                            run.facts().endpoints(),
                            access.login(order),
                            () -> isWanted.test(order)));
        }
    }

    /// Ends it, and writes the trace. Nothing if nobody looked.
    ///
    /// @return what was seen of each endpoint
    List<Absence> end(Run<F> run) throws InterruptedException {
        Watch watch = run.facts().watch();
        if (watch == null) {
            return List.of();
        }
        UpgradeId upgrade = run.order().upgrade();
        Instant to = Optional.ofNullable(watch.to()).orElseGet(clock::instant);
        run.keep(run.facts().watching(new Watch(watch.from(), to)));
        probes.end(upgrade);
        Trace trace = probes.trace(upgrade, watch.from(), to);
        return trace.absences();
    }

    private static boolean isUnderWay(RunState state) {
        return switch (state) {
            case RunState.Running _, RunState.Unwinding _ -> true;
            case RunState.Finished _, RunState.Unwound _ -> false;
        };
    }
}
