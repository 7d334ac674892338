package io.greenlight.replication.step;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Fleet;
import io.greenlight.backbone.cluster.UpgradeTags;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.replication.run.ReplicationFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Lets clients go over to the target. It is the last step, so taking the offer back is the first
/// undo: from there on nobody goes over any more, and whoever has gone keeps what is under him.
///
/// The offer is made in every database, and withdrawn in every one: the cutover asks in one of
/// them, the first by its own order, and "first" would have to mean the same to both.
///
/// - **Again:** an offer stays as it is, a withdrawn one, too.
/// - **Undo:** withdraws it. With clients on the target the run is stuck here: nothing is deleted,
///   and nothing of the source is taken back.
public final class OfferTarget implements Step<ReplicationFacts> {

    private final Fleet fleet;
    private final Access access;

    public OfferTarget(Fleet fleet, Access access) {
        this.fleet = fleet;
        this.access = access;
    }

    @Override
    public String name() {
        return "offer-target";
    }

    @Override
    public StepOutcome run(Run<ReplicationFacts> run) throws Exception {
        access.eachOnTarget(
                run, (database, session) -> session.offer().make(run.order().upgrade()));
        return new StepOutcome.Done("clients may go over to the target");
    }

    @Override
    public StepOutcome undo(Run<ReplicationFacts> run) throws Exception {
        Optional<Cluster> target = access.target(run);
        if (target.isPresent()) {
            withdraw(run, target.get());
            return new StepOutcome.Done("nobody goes over to the target any more");
        }
        if (!isAsBefore(run.order())) {
            throw new IllegalStateException(
                    ("%s is not there, and the source is not as it was: clients may be on what took"
                                    + " its place, and nothing is taken back")
                            .formatted(Access.names(run).target(run.order().cluster())));
        }
        return new StepOutcome.Done("the target is gone");
    }

    private void withdraw(Run<ReplicationFacts> run, Cluster target) throws Exception {
        UpgradeId upgrade = run.order().upgrade();
        List<String> withdrawn = new ArrayList<>();
        List<String> taken = new ArrayList<>();
        access.eachThereNow(
                run,
                access.targetWriter(run),
                session -> {
                    // Somebody's new database has no offer in it, and the cutover follows none.
                    if (session.hasRunSchema()) {
                        boolean nobodyCame = session.offer().withdraw(upgrade);
                        (nobodyCame ? withdrawn : taken).add(session.database());
                    }
                });
        if (!taken.isEmpty()) {
            throw new IllegalStateException(
                    ("Clients are on %s already, as the commit row in %s says: it is not deleted,"
                                    + " and nothing is taken back")
                            .formatted(target.ref(), taken));
        }
        if (withdrawn.isEmpty()) {
            throw new IllegalStateException(
                    ("Schema %s is not on %s, so nothing says whether clients are there: it is not"
                                    + " deleted")
                            .formatted(Access.names(run).schema(), target.ref()));
        }
    }

    /// Whether the source has its name and no cutover has marked it. One that is gone has not.
    private boolean isAsBefore(UpgradeOrder order) {
        return fleet.find(order.resourceId())
                .filter(source -> source.ref().equals(order.cluster()))
                .filter(source -> !wasReplaced(source, order.upgrade()))
                .isPresent();
    }

    private static boolean wasReplaced(Cluster source, UpgradeId upgrade) {
        return UpgradeTags.REPLACED.equals(source.tags().get(UpgradeTags.STATUS))
                && upgrade.value().equals(source.tags().get(UpgradeTags.UPGRADE));
    }
}
