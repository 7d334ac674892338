package io.greenlight.cutover.step;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Fleet;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.Databases;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.cutover.database.Session;
import io.greenlight.cutover.database.Sessions;
import io.greenlight.cutover.pause.Refusal;
import io.greenlight.cutover.pause.StageOpener;
import io.greenlight.cutover.pooler.PoolerDirectory;
import io.greenlight.cutover.run.CutoverFacts;
import io.greenlight.cutover.run.Sides;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Finds source and target, where their writers answer, and the poolers in front of the source.
///
/// - **Again:** finds them again; poolers that were registered meanwhile count.
/// - **Undo:** there is nothing to take back.
public final class ResolveSides implements Step<CutoverFacts> {

    private final Fleet fleet;
    private final PoolerDirectory directory;
    private final Sessions sessions;
    private final StageOpener logins;

    public ResolveSides(
            Fleet fleet, PoolerDirectory directory, Sessions sessions, StageOpener logins) {
        this.fleet = fleet;
        this.directory = directory;
        this.sessions = sessions;
        this.logins = logins;
    }

    @Override
    public String name() {
        return "resolve-sides";
    }

    @Override
    public StepOutcome run(Run<CutoverFacts> run) throws Exception {
        UpgradeOrder order = run.order();
        Optional<Cluster> source = fleet.find(order.resourceId());
        Optional<Cluster> target =
                fleet.find(new RunNames(order.upgrade()).target(order.cluster()));
        if (source.isEmpty() || target.isEmpty()) {
            return new StepOutcome.GiveUp(
                    new Reason(
                            "target-missing",
                            Fault.OPERATOR,
                            "Source or target of %s is gone".formatted(order.upgrade()),
                            "Inject replication-requested: the target is built anew"));
        }
        ClusterRef old = new RunNames(order.upgrade()).old(order.cluster());
        if (fleet.find(old).isPresent()) {
            return oldNameTaken(old);
        }
        Optional<Endpoint> here = fleet.writerOf(source.get());
        Optional<Endpoint> there = fleet.writerOf(target.get());
        if (here.isEmpty() || there.isEmpty()) {
            return new StepOutcome.NotYet(
                    "the writers of both sides do not answer yet", Duration.ofSeconds(2));
        }
        return resolve(
                run,
                new Sides(
                        source.get().resourceId(),
                        target.get().resourceId(),
                        source.get().endpoint(),
                        here.get(),
                        there.get(),
                        List.of(),
                        directory.of(order.cluster())));
    }

    private static StepOutcome oldNameTaken(ClusterRef old) {
        return new StepOutcome.GiveUp(
                new Reason(
                        "old-name-taken",
                        Fault.OPERATOR,
                        "A cluster is called %s already, and the source is to have that name"
                                .formatted(old),
                        "If it is what an earlier upgrade has left, inject cleanup-requested"
                                + " for that one, or rename it; then inject"
                                + " cutover-requested"));
    }

    @Override
    public StepOutcome undo(Run<CutoverFacts> run) {
        return new StepOutcome.Done("nothing was changed");
    }

    /// Which databases the target follows is asked of the source: one that was made or dropped
    /// since the slots were made moves the others in every list.
    private StepOutcome resolve(Run<CutoverFacts> run, Sides sides) throws Exception {
        UpgradeOrder order = run.order();
        Database maintenance = new Database(sides.source(), Databases.MAINTENANCE);
        RunNames names = new RunNames(order.upgrade());
        try (Session source = sessions.open(maintenance, logins.login(order), names)) {
            List<String> unfollowed = source.unfollowed();
            if (!unfollowed.isEmpty()) {
                return new StepOutcome.GiveUp(Refusal.unfollowed(unfollowed).reason());
            }
            Sides found = sides.following(source.followed());
            run.keep(run.facts().between(found));
            return new StepOutcome.Done(
                    "%s -> %s, %d databases, %d poolers"
                            .formatted(
                                    found.source(),
                                    found.target(),
                                    found.databases().size(),
                                    found.poolers().size()));
        }
    }
}
