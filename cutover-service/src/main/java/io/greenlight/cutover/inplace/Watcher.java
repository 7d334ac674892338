package io.greenlight.cutover.inplace;

import io.greenlight.backbone.journal.Page;
import io.greenlight.backbone.journal.RunFiles;
import io.greenlight.backbone.journal.RunState;
import io.greenlight.backbone.plan.PlanRunner;
import io.greenlight.backbone.plan.Run;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.cutover.inplace.probe.Absence;
import io.greenlight.cutover.inplace.probe.Errand;
import io.greenlight.cutover.inplace.probe.Probes;
import io.greenlight.cutover.inplace.probe.Trace;
import io.greenlight.cutover.inplace.wayback.WayBackFacts;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Has every copy of the service that works on a run look at the cluster's endpoints, from the step
/// that begins it to the one that ends it. Who looks beside the run asks its journal whether it is
/// still between the two.
@Singleton
public final class Watcher {

    private final Access access;
    private final Probes probes;
    private final RunFiles files;
    private final PlanRunner<InPlaceFacts> upgrades;
    private final PlanRunner<WayBackFacts> waysBack;
    private final Clock clock;

    @Inject
    public Watcher(
            Access access,
            Probes probes,
            RunFiles files,
            PlanRunner<InPlaceFacts> upgrades,
            PlanRunner<WayBackFacts> waysBack,
            Clock clock) {
        this.access = access;
        this.probes = probes;
        this.files = files;
        this.upgrades = upgrades;
        this.waysBack = waysBack;
        this.clock = clock;
    }

    /// Begins to look, if nobody has yet.
    void begin(Run<InPlaceFacts> run) throws IOException {
        if (run.facts().watchedFrom().isEmpty()) {
            run.keep(run.facts().watching(new Watch(clock.instant(), null)));
        }
        keep(run);
    }

    /// Looks from this copy, too, if the run is one whose cluster is looked at.
    void keep(Run<InPlaceFacts> run) throws IOException {
        if (run.facts().watchedFrom().isPresent()) {
            UpgradeOrder order = run.order();
            probes.keep(
                    new Errand(
                            order.upgrade(),
                            run.facts().foundCluster().endpoints(),
                            access.login(order),
                            () -> isWanted(order)));
        }
    }

    /// Ends it, and writes the trace. Nothing if nobody looked.
    ///
    /// @return what was seen of each endpoint
    List<Absence> end(Run<InPlaceFacts> run) throws InterruptedException {
        Watch watch = run.facts().watch();
        if (watch == null) {
            return List.of();
        }
        UpgradeId upgrade = run.order().upgrade();
        Instant to = Optional.ofNullable(watch.to()).orElseGet(clock::instant);
        run.keep(run.facts().watching(new Watch(watch.from(), to)));
        probes.end(upgrade);
        Trace trace = Trace.gather(files, upgrade, watch.from(), to);
        trace.keep(files, upgrade);
        return trace.absences();
    }

    /// Whether somebody agreed to go back from that upgrade: nothing is done for it any more.
    boolean isGivenUp(UpgradeOrder order) {
        return waysBack.look(order).map(Page::facts).filter(WayBackFacts::agreed).isPresent();
    }

    private boolean isWanted(UpgradeOrder order) {
        return upgrades.look(order)
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
