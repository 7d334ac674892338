package io.greenlight.cutover.cleanup;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.RunTags;
import io.greenlight.backbone.plan.Run;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.cutover.run.LoginRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether the clone may be deleted that was made before an upgrade in place: the cluster is there,
/// the clone is the one of this upgrade, its owner does not forbid it, and nobody is on it. Where
/// one of these does not hold, somebody may have gone back by hand.
public final class CloneInspection {

    private static final String AGAIN = "then inject cleanup-requested";

    private final TwoClusters clusters;
    private final Deletions deletions;

    public CloneInspection(TwoClusters clusters, Deletions deletions) {
        this.clusters = clusters;
        this.deletions = deletions;
    }

    /// Why not; empty if it may, or if it is gone or going.
    Optional<Reason> refusal(Run<CleanupFacts> run) throws Exception {
        UpgradeOrder order = run.order();
        if (clusters.successor(run).filter(it -> it.ref().equals(order.cluster())).isEmpty()) {
            return Optional.of(clusterMissing(run));
        }
        Optional<Cluster> found = clusters.oldToStay(run);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Cluster clone = found.get();
        RunNames names = new RunNames(order.upgrade());
        if (!clone.ref().equals(names.wayBack(order.cluster()))
                || !RunTags.areOn(clone, order.upgrade())) {
            return Optional.of(notTheClone(clone, names.wayBack(order.cluster()).identifier()));
        }
        if (!clone.isAvailable()) {
            return Optional.of(notAvailable(clone, clone.status()));
        }
        return deletions.isProtected(clone.resourceId())
                ? Optional.of(protectedBySomebody(clone))
                : use(run, clone);
    }

    /// Nobody is on a clone whose instances are all gone or going; of any other it has to be seen.
    private Optional<Reason> use(Run<CleanupFacts> run, Cluster clone) throws Exception {
        boolean alive =
                deletions.members(clone.resourceId()).stream()
                        .anyMatch(member -> !member.isBeingDeleted());
        if (!alive) {
            return Optional.empty();
        }
        Optional<Leftovers> server;
        try {
            server = clusters.onOld(run);
        } catch (LoginRefused refused) {
            return Optional.of(loginRefused(run.order(), clone, refused));
        }
        if (server.isEmpty()) {
            return Optional.of(notAvailable(clone, "without a writer"));
        }
        try (Leftovers there = server.get()) {
            List<String> sessions = new ArrayList<>(there.foreignSessions());
            sessions.addAll(there.readSlots());
            return sessions.isEmpty() ? Optional.empty() : Optional.of(inUse(clone, sessions));
        }
    }

    private static Reason clusterMissing(Run<CleanupFacts> run) {
        return operators(
                "successor-missing",
                "No cluster called %s has the resource id %s: the one that was upgraded is gone or"
                                .formatted(run.order().cluster(), run.facts().successor())
                        + " renamed",
                "Keep the clone: it may be all that is left. If the cluster was renamed, give it"
                        + " its name back, "
                        + AGAIN);
    }

    private static Reason notTheClone(Cluster clone, String name) {
        return operators(
                "not-the-clone",
                "The cluster with the resource id %s is called %s, and the clone of this upgrade"
                                .formatted(clone.resourceId(), clone.ref())
                        + " is called %s and tagged with it".formatted(name),
                "If it is not in use, give it its name and its tag back, " + AGAIN);
    }

    private static Reason notAvailable(Cluster clone, String state) {
        return operators(
                "clone-not-available",
                "%s is %s, so nobody can see whether it is in use".formatted(clone.ref(), state),
                "Wait until it is available (aws rds start-db-cluster --db-cluster-identifier %s,"
                                .formatted(clone.ref())
                        + " if it is stopped), "
                        + AGAIN);
    }

    private static Reason protectedBySomebody(Cluster clone) {
        return operators(
                "deletion-protected",
                "%s is protected from deletion".formatted(clone.ref()),
                "aws rds modify-db-cluster --db-cluster-identifier %s --no-deletion-protection, "
                                .formatted(clone.ref())
                        + AGAIN);
    }

    private static Reason loginRefused(UpgradeOrder order, Cluster clone, LoginRefused refused) {
        return operators(
                "login-refused",
                "Nobody can see whether %s is in use: %s"
                        .formatted(clone.ref(), refused.getMessage()),
                "It knows the passwords of the day on which it was made. Give the maintenance user"
                        + " that of the secret %s there (ALTER ROLE, or aws rds modify-db-cluster"
                                .formatted(order.secret())
                        + " --master-user-password if it is the master user), "
                        + AGAIN);
    }

    private static Reason inUse(Cluster clone, List<String> sessions) {
        return operators(
                "clone-in-use",
                "Somebody is on %s: %s".formatted(clone.ref(), sessions),
                "If somebody went back to it, keep it. If not: end the sessions, " + AGAIN);
    }

    private static Reason operators(String code, String sentence, String remedy) {
        return new Reason(code, Fault.OPERATOR, sentence, remedy);
    }
}
