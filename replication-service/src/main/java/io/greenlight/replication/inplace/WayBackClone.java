package io.greenlight.replication.inplace;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.RunTags;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.WayBack;
import io.greenlight.replication.beforehand.EnabledSubscriptions;
import io.greenlight.replication.database.Session;
import io.greenlight.replication.step.SourceClone;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What there is to go back to: a fast clone of the cluster as it is when RDS is asked for it, with
/// a writer of the same class, which nobody uses. A clone wakes up with the subscriptions of its
/// source and would take their changes away from it, so none may be enabled.
final class WayBackClone {

    private static final String UPGRADING = "upgrading";

    /// How long the cluster has to stand still before its clone is deleted: RDS may take as long to
    /// show that it was asked for an upgrade, and then nothing else is left to go back to.
    private static final Duration STILL = Duration.ofSeconds(60);

    private static final Duration RECHECK = Duration.ofSeconds(5);

    private final InPlaceSource source;
    private final SourceClone clone;
    private final Clock clock;

    WayBackClone(InPlaceSource source, SourceClone clone, Clock clock) {
        this.source = source;
        this.clone = clone;
        this.clock = clock;
    }

    /// Asks RDS for what comes next, and is done once the writer is available. A clone with our tag
    /// is looked at, not made again.
    StepOutcome make(Run<InPlaceFacts> run) throws Exception {
        ClusterRef name = wayBack(run);
        if (source.other(name).isEmpty()) {
            List<String> enabled = enabledSubscriptions(run);
            if (!enabled.isEmpty()) {
                return new StepOutcome.GiveUp(EnabledSubscriptions.reason(enabled));
            }
            String cost =
                    "one instance of class %s, and storage for what is written on either side"
                            .formatted(source.writer(run).size());
            run.keep(run.facts().with(new WayBack(name, clock.instant(), cost)));
        }
        return clone.make(run, name);
    }

    /// Deletes instances and cluster, and keeps nothing of them: the source has it all, and has
    /// stood still at its version for a while. Where that has been upgraded meanwhile, or is gone,
    /// the clone stays.
    StepOutcome takeBack(Run<InPlaceFacts> run) {
        ClusterRef name = wayBack(run);
        PostgresVersion target = run.order().path().target();
        Optional<Cluster> cluster = source.find(run);
        if (cluster.isEmpty()) {
            return source.other(name).isEmpty()
                    ? new StepOutcome.Done("cluster and clone are gone")
                    : lastCopy(run, name);
        }
        if (cluster.get().version().compareTo(target) >= 0) {
            return new StepOutcome.TooLate(
                    "%s has version %s: %s is kept to go back to"
                            .formatted(cluster.get().ref(), target, name));
        }
        if (!isOurs(run, name)) {
            return clone.delete(run, name);
        }
        return isAtWork(run, cluster.get())
                ? kept(run, cluster.get(), name)
                : deleteOnceStill(run, cluster.get(), name);
    }

    private boolean isOurs(Run<InPlaceFacts> run, ClusterRef name) {
        return source.other(name)
                .filter(it -> RunTags.areOn(it, run.order().upgrade()))
                .isPresent();
    }

    /// Whether RDS does anything to it: whatever it is, its end is not known.
    private boolean isAtWork(Run<InPlaceFacts> run, Cluster cluster) {
        return !cluster.isAvailable()
                || source.instances(run).stream().anyMatch(one -> one.status().equals(UPGRADING));
    }

    private static StepOutcome kept(Run<InPlaceFacts> run, Cluster cluster, ClusterRef name) {
        run.keep(run.facts().standingStillSince(null));
        return new StepOutcome.NotYet(
                "%s is %s: %s is kept until that has ended"
                        .formatted(cluster.ref(), cluster.status(), name),
                RECHECK);
    }

    private StepOutcome deleteOnceStill(Run<InPlaceFacts> run, Cluster cluster, ClusterRef name) {
        Instant now = clock.instant();
        Instant since = run.facts().stillSince();
        if (since == null) {
            run.keep(run.facts().standingStillSince(now));
        }
        if (since == null || now.isBefore(since.plus(STILL))) {
            return new StepOutcome.NotYet(
                    "RDS may upgrade %s yet: %s is kept until it has stood still for %d s"
                            .formatted(cluster.ref(), name, STILL.toSeconds()),
                    RECHECK);
        }
        return clone.delete(run, name);
    }

    private List<String> enabledSubscriptions(Run<InPlaceFacts> run) throws Exception {
        try (Session session = source.openMaintenance(run)) {
            return session.disablingStatements();
        }
    }

    private static StepOutcome lastCopy(Run<InPlaceFacts> run, ClusterRef name) {
        return new StepOutcome.GiveUp(
                new Reason(
                        "source-missing",
                        Fault.OPERATOR,
                        "The cluster %s is gone, and %s may be its last copy: it is not deleted"
                                .formatted(run.order().cluster(), name),
                        "Delete %s by hand if nobody needs it".formatted(name)));
    }

    private static ClusterRef wayBack(Run<InPlaceFacts> run) {
        return new RunNames(run.order().upgrade()).wayBack(run.order().cluster());
    }
}
