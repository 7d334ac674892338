package io.greenlight.replication.beforehand;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.replication.run.MissingSource;
import java.util.Optional;
import java.util.function.Function;

/// What keeps a plan from taking a cluster as it is, before anything is asked of its server.
public final class Obstacle {

    private Obstacle() {}

    /// Looks whether the cluster is there, at a version below the target, and available.
    ///
    /// @param notYet how to wait for it, in a sentence that is given
    /// @return empty if there is nothing in the way
    public static Optional<StepOutcome> of(
            UpgradeOrder order, Optional<Cluster> found, Function<String, StepOutcome> notYet) {
        if (found.isEmpty()) {
            return Optional.of(new StepOutcome.GiveUp(MissingSource.reason(order.cluster())));
        }
        Cluster cluster = found.get();
        PostgresVersion target = order.path().target();
        if (cluster.version().compareTo(target) >= 0) {
            return Optional.of(new StepOutcome.GiveUp(upgradedAlready(cluster, target)));
        }
        if (!cluster.isAvailable()) {
            return Optional.of(notYet.apply("%s is %s".formatted(cluster.ref(), cluster.status())));
        }
        return Optional.empty();
    }

    private static Reason upgradedAlready(Cluster cluster, PostgresVersion target) {
        return new Reason(
                "already-upgraded",
                Fault.OPERATOR,
                "%s has version %s by now, and %s was ordered"
                        .formatted(cluster.ref(), cluster.version(), target),
                "Set the tag UpgradeDB to N, or UpgradeDB:TargetVersion to a later version");
    }
}
