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
    private final PlanRunner<F> runs;
    private final Predicate<UpgradeOrder> isGivenUp;
    private final Clock clock;

    /// @param isGivenUp whether somebody has called a run off, for good
    public Watcher(
            Access access,
            Probes probes,
            PlanRunner<F> runs,
            Predicate<UpgradeOrder> isGivenUp,
            Clock clock) {
        this.access = access;
        this.probes = probes;
        this.runs = runs;
        this.isGivenUp = isGivenUp;
        this.clock = clock;
    }

    /// Whether somebody has called that run off: nothing is done for it any more.
    boolean isGivenUp(UpgradeOrder order) {
        return isGivenUp.test(order);
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
                            () -> isWanted(order)));
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

    /// Whether the journal says that the run is between the steps that begin the looks and end
    /// them.
    private boolean isWanted(UpgradeOrder order) {
        return runs.look(order)
                        .filter(page -> isUnderWay(page.state()))
                        .flatMap(page -> page.facts().watchedFrom())
                        .isPresent()
                && !isGivenUp(order);
    }

    private static boolean isUnderWay(RunState state) {
        return switch (state) {
            case RunState.Running _, RunState.Unwinding _ -> true;
            case RunState.Finished _, RunState.Unwound _ -> false;
        };
    }
}
