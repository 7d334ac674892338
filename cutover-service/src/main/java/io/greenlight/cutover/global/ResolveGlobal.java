package io.greenlight.cutover.global;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.GlobalCluster;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.cutover.access.Access;
import io.greenlight.cutover.probe.Watched;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Finds the Global Database of the cluster, its members in all regions, and every endpoint that
/// clients come in by. Only from the primary is it upgraded.
///
/// - **Again:** finds them again; the run began when it was found first.
/// - **Undo:** there is nothing to take back.
final class ResolveGlobal implements Step<GlobalFacts> {

    private final GlobalAccess access;
    private final Clock clock;

    ResolveGlobal(GlobalAccess access, Clock clock) {
        this.access = access;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "resolve-global";
    }

    @Override
    public StepOutcome run(Run<GlobalFacts> run) throws Exception {
        UpgradeOrder order = run.order();
        Optional<Cluster> cluster = access.home().fleet().find(order.resourceId());
        if (cluster.isEmpty()) {
            return new StepOutcome.GiveUp(Access.missing(order));
        }
        Optional<GlobalCluster> global = access.find(cluster.get());
        if (global.isEmpty()) {
            return new StepOutcome.GiveUp(noGlobalDatabase(order));
        }
        GlobalState state = access.look(global.get());
        Optional<String> busy = state.busy();
        if (busy.isPresent()) {
            return access.home().notYet(run, busy.get());
        }
        if (!state.isLedBy(order.resourceId())) {
            return new StepOutcome.GiveUp(notThePrimary(order, state));
        }
        Instant since =
                Optional.ofNullable(run.facts().found())
                        .map(FoundGlobal::since)
                        .orElseGet(clock::instant);
        FoundGlobal found =
                new FoundGlobal(state.global().identifier(), since, access.endpoints(state));
        run.keep(run.facts().with(found));
        return new StepOutcome.Done(
                "%s at %s: %s"
                        .formatted(found.identifier(), state.global().version(), state.versions()));
    }

    @Override
    public StepOutcome undo(Run<GlobalFacts> run) {
        return new StepOutcome.Done("nothing was changed");
    }

    /// Finds the endpoints once more: some may have come or gone since, while it was waited.
    void findEndpoints(Run<GlobalFacts> run) throws IOException {
        FoundGlobal before = run.facts().foundGlobal();
        List<Watched> endpoints = access.endpoints(access.look(run));
        if (!endpoints.equals(before.endpoints())) {
            run.keep(
                    run.facts()
                            .with(new FoundGlobal(before.identifier(), before.since(), endpoints)));
        }
    }

    private static Reason noGlobalDatabase(UpgradeOrder order) {
        return new Reason(
                "no-global-database",
                Fault.OPERATOR,
                "%s is in no Global Database".formatted(order.cluster()),
                "If it is to be upgraded by itself, tag it UpgradeDB:Strategy=in-place, then inject"
                        + " retry-requested");
    }

    /// Why nothing is asked for any more once another member leads.
    static Reason notThePrimary(UpgradeOrder order, GlobalState state) {
        MemberState primary = state.primary();
        return new Reason(
                "not-the-primary",
                Fault.OPERATOR,
                "%s is a secondary of %s by now: its primary is %s"
                        .formatted(order.cluster(), state.global().identifier(), primary.name()),
                "Take the tags off %s and set them on %s in %s, or make %s the primary again, then"
                                .formatted(
                                        order.cluster(),
                                        primary.cluster().ref(),
                                        primary.region(),
                                        order.cluster())
                        + " inject retry-requested");
    }
}
