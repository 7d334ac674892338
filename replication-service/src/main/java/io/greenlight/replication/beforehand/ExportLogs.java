package io.greenlight.replication.beforehand;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.LogExports;
import io.greenlight.backbone.plan.Recheck;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.replication.run.ReplicationConfig;
import java.util.List;

/// Has RDS copy PostgreSQL's log of every cluster to CloudWatch Logs, where it is read whatever
/// becomes of the instances. Nobody waits until that has begun.
///
/// - **Again:** what is copied is not asked for again.
/// - **Undo:** it stays on: what the log says of an upgrade that ended as before is wanted, too.
///
/// @param <F> the facts that the strategy's plan resolves
public final class ExportLogs<F> implements Step<F> {

    private final Clusters<F> clusters;
    private final LogExports exports;
    private final ReplicationConfig config;

    public ExportLogs(Clusters<F> clusters, LogExports exports, ReplicationConfig config) {
        this.clusters = clusters;
        this.exports = exports;
        this.config = config;
    }

    @Override
    public String name() {
        return "export-logs";
    }

    @Override
    public StepOutcome run(Run<F> run) {
        List<Cluster> all = clusters.of(run);
        for (Cluster cluster : all) {
            if (!cluster.isAvailable()) {
                return new StepOutcome.NotYet(
                        "%s is %s".formatted(cluster.ref(), cluster.status()),
                        new Recheck(config.recheck()).in(run));
            }
        }
        List<Cluster> silent =
                all.stream().filter(one -> !exports.isOn(one, LogExports.POSTGRESQL)).toList();
        if (silent.isEmpty()) {
            return new StepOutcome.Done(
                    "PostgreSQL's log of %s is copied to CloudWatch Logs"
                            .formatted(Clusters.names(all)));
        }
        silent.forEach(one -> exports.turnOn(one, LogExports.POSTGRESQL));
        return new StepOutcome.Done(
                "RDS begins to copy PostgreSQL's log of %s to CloudWatch Logs"
                        .formatted(Clusters.names(silent)));
    }

    @Override
    public StepOutcome undo(Run<F> run) {
        return new StepOutcome.Done("the log goes on being copied");
    }
}
