package io.greenlight.cutover.cleanup;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.UpgradeTags;
import io.greenlight.backbone.plan.Run;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.UpgradeOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether the old cluster may be deleted: another one stands in its place, it is the very one that
/// this upgrade replaced, its owner does not forbid it, and nobody uses it. Where one of these does
/// not hold, somebody may have gone back by hand.
public final class Inspection {

    private static final String AGAIN = "then inject cleanup-requested";

    private final TwoClusters clusters;
    private final Deletions deletions;

    public Inspection(TwoClusters clusters, Deletions deletions) {
        this.clusters = clusters;
        this.deletions = deletions;
    }

    /// Why not; empty if it may, or if it is gone or going.
    Optional<Reason> refusal(Run<CleanupFacts> run) throws Exception {
        UpgradeOrder order = run.order();
        if (clusters.successor(run).filter(it -> it.ref().equals(order.cluster())).isEmpty()) {
            return Optional.of(successorMissing(run));
        }
        Optional<Cluster> found = clusters.oldToStay(run);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Cluster old = found.get();
        if (!isReplaced(old, order)) {
            return Optional.of(notReplaced(old, order));
        }
        if (!old.isAvailable()) {
            return Optional.of(notAvailable(old, old.status()));
        }
        if (deletions.isProtected(old.resourceId())) {
            return Optional.of(protectedBySomebody(old));
        }
        String snapshot = new RunNames(order.upgrade()).lastSnapshot(order.cluster());
        return isTaken(snapshot, old) ? Optional.of(snapshotTaken(snapshot)) : use(run, old);
    }

    private static boolean isReplaced(Cluster old, UpgradeOrder order) {
        return old.resourceId().equals(order.resourceId())
                && old.ref().equals(nameOfOld(order))
                && UpgradeTags.REPLACED.equals(old.tags().get(UpgradeTags.STATUS))
                && order.upgrade().value().equals(old.tags().get(UpgradeTags.UPGRADE));
    }

    /// A snapshot of this cluster in the making is that of a deletion which RDS has only begun.
    private boolean isTaken(String snapshot, Cluster old) {
        return deletions
                .snapshot(snapshot)
                .filter(it -> !it.isInTheMaking() || !it.cluster().equals(old.resourceId()))
                .isPresent();
    }

    /// Nobody uses a cluster whose instances are all gone or going; of any other it has to be seen.
    private Optional<Reason> use(Run<CleanupFacts> run, Cluster old) throws Exception {
        boolean alive =
                deletions.members(old.resourceId()).stream().anyMatch(it -> !it.isBeingDeleted());
        if (!alive) {
            return Optional.empty();
        }
        Optional<Leftovers> server = clusters.onOld(run);
        if (server.isEmpty()) {
            return Optional.of(notAvailable(old, "without a writer"));
        }
        try (Leftovers there = server.get()) {
            List<String> roles = there.openRoles();
            List<String> sessions = new ArrayList<>(there.foreignSessions());
            sessions.addAll(there.readSlots());
            return roles.isEmpty() && sessions.isEmpty()
                    ? Optional.empty()
                    : Optional.of(inUse(old, roles, sessions));
        }
    }

    private static ClusterRef nameOfOld(UpgradeOrder order) {
        RunNames names = new RunNames(order.upgrade());
        return switch (order.path().strategy()) {
            case CLONE -> names.old(order.cluster());
            case IN_PLACE -> names.left(order.cluster());
            case GLOBAL_MINOR ->
                    throw new IllegalStateException(
                            "the upgrade of a Global Database replaces no cluster");
        };
    }

    private static Reason successorMissing(Run<CleanupFacts> run) {
        return operators(
                "successor-missing",
                "No cluster called %s has the resource id %s: what replaced the old one is gone or"
                                .formatted(run.order().cluster(), run.facts().successor())
                        + " renamed",
                "Keep the old cluster: it may be the only one left. If the new one was renamed,"
                        + " give it its name back, "
                        + AGAIN);
    }

    private static Reason notReplaced(Cluster old, UpgradeOrder order) {
        return operators(
                "not-the-replaced-cluster",
                "The cluster with the resource id %s is called %s and has the tags %s=%s, %s=%s"
                        .formatted(
                                old.resourceId(),
                                old.ref(),
                                UpgradeTags.STATUS,
                                old.tags().getOrDefault(UpgradeTags.STATUS, ""),
                                UpgradeTags.UPGRADE,
                                old.tags().getOrDefault(UpgradeTags.UPGRADE, "")),
                "A replaced cluster is called %s and has %s=replaced, %s=%s. If it is not in use"
                                .formatted(
                                        nameOfOld(order),
                                        UpgradeTags.STATUS,
                                        UpgradeTags.UPGRADE,
                                        order.upgrade())
                        + " again, put name and tags right, "
                        + AGAIN);
    }

    private static Reason notAvailable(Cluster old, String state) {
        return operators(
                "old-cluster-not-available",
                "%s is %s, so nobody can see whether it is in use".formatted(old.ref(), state),
                "Wait until it is available (aws rds start-db-cluster --db-cluster-identifier %s,"
                                .formatted(old.ref())
                        + " if it is stopped), "
                        + AGAIN);
    }

    private static Reason protectedBySomebody(Cluster old) {
        return operators(
                "deletion-protected",
                "%s is protected from deletion".formatted(old.ref()),
                "aws rds modify-db-cluster --db-cluster-identifier %s --no-deletion-protection, "
                                .formatted(old.ref())
                        + AGAIN);
    }

    private static Reason snapshotTaken(String snapshot) {
        return operators(
                "snapshot-name-taken",
                "A cluster snapshot is called %s already: the old cluster's last one would be"
                        .formatted(snapshot),
                "Copy it to another name if you need it, aws rds delete-db-cluster-snapshot"
                        + " --db-cluster-snapshot-identifier %s, ".formatted(snapshot)
                        + AGAIN);
    }

    private static Reason inUse(Cluster old, List<String> roles, List<String> sessions) {
        return operators(
                "old-cluster-in-use",
                "%s is not fenced any more: roles that may log in %s, sessions %s"
                        .formatted(old.ref(), roles, sessions),
                "If somebody went back to it, keep it. If not: ALTER ROLE ... NOLOGIN on %s for"
                                .formatted(old.ref())
                        + " each of the roles, end the sessions, "
                        + AGAIN);
    }

    private static Reason operators(String code, String sentence, String remedy) {
        return new Reason(code, Fault.OPERATOR, sentence, remedy);
    }
}
