package io.greenlight.cutover.inplace.wayback;

import io.greenlight.backbone.cluster.UpgradeTags;
import io.greenlight.backbone.journal.Page;
import io.greenlight.backbone.journal.RunState;
import io.greenlight.backbone.journal.StepRecord;
import io.greenlight.backbone.plan.PlanRunner;
import io.greenlight.backbone.plan.Run;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.cutover.cleanup.CheckClone;
import io.greenlight.cutover.cleanup.CleanupFacts;
import io.greenlight.cutover.run.LoginRefused;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/// Whether the way back could be gone to its end now. It is asked before somebody is asked, when
/// somebody agrees, and once more before the first client is shut out: behind that there is only
/// forward.
@Singleton
public final class Readiness {

    private static final String AGAIN = "then inject way-back-requested";

    private final BothClusters clusters;
    private final Doors.Opener doors;
    private final WriteProof proof;
    private final PlanRunner<CleanupFacts> cleanups;

    @Inject
    public Readiness(
            BothClusters clusters,
            Doors.Opener doors,
            WriteProof proof,
            PlanRunner<CleanupFacts> cleanups) {
        this.clusters = clusters;
        this.doors = doors;
        this.proof = proof;
        this.cleanups = cleanups;
    }

    /// Why not; empty if it could. Nothing is changed by the question.
    ///
    /// @throws Exception for what may pass
    Optional<Reason> objection(Run<WayBackFacts> run) throws Exception {
        Optional<Reason> another = anotherUpgrade(run);
        if (another.isPresent()) {
            return another;
        }
        if (isBeingCleanedUp(run.order())) {
            return Optional.of(cleanedUp(run));
        }
        boolean isThere =
                clusters.members(run.facts().foundClone()).stream()
                        .anyMatch(member -> member.isWriter() && member.isAvailable());
        return isThere ? atServers(run) : Optional.of(cloneGone(run));
    }

    /// Whether the cluster is another upgrade's by now.
    Optional<Reason> anotherUpgrade(Run<WayBackFacts> run) {
        String upgrade =
                clusters.cluster(run).tags().getOrDefault(UpgradeTags.UPGRADE, "no upgrade");
        return upgrade.equals(run.order().upgrade().value())
                ? Optional.empty()
                : Optional.of(taken(run.order(), upgrade));
    }

    private Optional<Reason> atServers(Run<WayBackFacts> run) throws Exception {
        TwoServers servers = clusters.servers(run);
        try (Doors there = doors.open(servers)) {
            List<String> objections = there.objections();
            if (!objections.isEmpty()) {
                return Optional.of(cannotClose(run.order(), objections));
            }
            proof.at(servers.before(), servers.login(), run.order().path().source());
            return Optional.empty();
        } catch (LoginRefused refused) {
            return Optional.of(loginRefused(run.order(), refused));
        }
    }

    /// Both plans are gone through under one lease, so that what the other's journal says holds
    /// until this step has ended: a cleanup that has not looked yet will see that this run goes on.
    private boolean isBeingCleanedUp(UpgradeOrder order) {
        return cleanups.look(order).filter(Readiness::isPastItsCheck).isPresent();
    }

    private static boolean isPastItsCheck(Page<CleanupFacts> page) {
        return page.state() instanceof RunState.Running
                && page.of(CheckClone.NAME)
                        .filter(line -> line.status() == StepRecord.Status.DONE)
                        .isPresent();
    }

    private static Reason taken(UpgradeOrder order, String upgrade) {
        return operators(
                "another-upgrade",
                "%s is tagged %s=%s by now, and this is a way back from %s"
                        .formatted(order.cluster(), UpgradeTags.UPGRADE, upgrade, order.upgrade()),
                "Go back from that upgrade first, or from it alone. If there is none, put the tag"
                        + " right, "
                        + AGAIN);
    }

    private static Reason cleanedUp(Run<WayBackFacts> run) {
        return operators(
                "clone-being-deleted",
                "A cleanup is deleting the clone %s".formatted(run.facts().wayBack().cluster()),
                "It cannot be called off. Restore a snapshot from before the upgrade, if what it"
                        + " holds is still wanted");
    }

    private static Reason cloneGone(Run<WayBackFacts> run) {
        return operators(
                "clone-missing",
                "The clone %s does not take writes, or is gone by now"
                        .formatted(run.facts().wayBack().cluster()),
                "If it was stopped, start it, " + AGAIN);
    }

    private static Reason cannotClose(UpgradeOrder order, List<String> objections) {
        return operators(
                "cannot-close",
                "Clients of %s could not be shut out, or not be seen to be: %s"
                        .formatted(order.cluster(), String.join("; ", objections)),
                "Grant the maintenance user CREATEROLE (from 16 on ADMIN OPTION on each role that"
                        + " may log in), pg_monitor and pg_signal_backend, end sessions of that"
                        + " user, "
                        + AGAIN);
    }

    private static Reason loginRefused(UpgradeOrder order, LoginRefused refused) {
        return operators(
                "login-refused",
                String.valueOf(refused.getMessage()),
                "The clone knows the passwords of the day on which it was made. Give the"
                        + " maintenance user that of the secret %s (ALTER ROLE, or aws rds"
                                .formatted(order.secret())
                        + " modify-db-cluster --master-user-password if it is the master user), "
                        + AGAIN);
    }

    private static Reason operators(String code, String sentence, String remedy) {
        return new Reason(code, Fault.OPERATOR, sentence, remedy);
    }
}
