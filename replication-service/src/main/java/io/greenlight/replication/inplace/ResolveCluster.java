package io.greenlight.replication.inplace;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.plan.Recheck;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.Reason;
import io.greenlight.replication.database.Session;
import io.greenlight.replication.run.MissingSource;
import io.greenlight.replication.run.ReplicationConfig;
import java.util.List;
import java.util.Optional;

/// Looks at the cluster once: that it is there, at a version below the one that it is to have, and
/// that its writer answers.
///
/// - **Again:** looks again.
/// - **Undo:** there is nothing to take back.
public final class ResolveCluster implements Step<InPlaceFacts> {

    private final InPlaceSource source;
    private final ReplicationConfig config;

    ResolveCluster(InPlaceSource source, ReplicationConfig config) {
        this.source = source;
        this.config = config;
    }

    @Override
    public String name() {
        return "resolve-cluster";
    }

    @Override
    public StepOutcome run(Run<InPlaceFacts> run) throws Exception {
        PostgresVersion target = run.order().path().target();
        Optional<Cluster> found = source.find(run);
        if (found.isEmpty()) {
            return new StepOutcome.GiveUp(MissingSource.reason(run.order().cluster()));
        }
        Cluster cluster = found.get();
        if (cluster.version().compareTo(target) >= 0) {
            return new StepOutcome.GiveUp(upgradedAlready(cluster, target));
        }
        if (!cluster.isAvailable()) {
            return new StepOutcome.NotYet(
                    "%s is %s".formatted(cluster.ref(), cluster.status()),
                    new Recheck(config.recheck()).in(run));
        }
        List<String> databases;
        try (Session session = source.openMaintenance(run)) {
            databases = session.databases();
        }
        return new StepOutcome.Done(
                "%s is at version %s, with %d instances and %d databases: %s"
                        .formatted(
                                cluster.ref(),
                                cluster.version(),
                                cluster.instances().size(),
                                databases.size(),
                                databases));
    }

    @Override
    public StepOutcome undo(Run<InPlaceFacts> run) {
        return new StepOutcome.Done("nothing was changed");
    }

    private static Reason upgradedAlready(Cluster cluster, PostgresVersion target) {
        return new Reason(
                "already-upgraded",
                Fault.OPERATOR,
                "%s has version %s by now, and was to get %s"
                        .formatted(cluster.ref(), cluster.version(), target),
                "Set the tag UpgradeDB to N, or UpgradeDB:TargetVersion to a later version");
    }
}
