package io.greenlight.replication.inplace;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.LogExports;
import io.greenlight.backbone.plan.Recheck;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.replication.run.ReplicationConfig;

/// Has RDS copy PostgreSQL's log to CloudWatch Logs, where it is read whatever becomes of the
/// instances.
///
/// - **Again:** what is copied is not asked for again.
/// - **Undo:** it stays on: what the log says of an upgrade that ended as before is wanted, too.
public final class ExportLogs implements Step<InPlaceFacts> {

    private final InPlaceSource source;
    private final LogExports exports;
    private final ReplicationConfig config;

    ExportLogs(InPlaceSource source, LogExports exports, ReplicationConfig config) {
        this.source = source;
        this.exports = exports;
        this.config = config;
    }

    @Override
    public String name() {
        return "export-logs";
    }

    @Override
    public StepOutcome run(Run<InPlaceFacts> run) {
        Cluster cluster = source.cluster(run);
        if (!cluster.isAvailable()) {
            return new StepOutcome.NotYet(
                    "%s is %s".formatted(cluster.ref(), cluster.status()),
                    new Recheck(config.recheck()).in(run));
        }
        if (exports.isOn(cluster, LogExports.POSTGRESQL)) {
            return new StepOutcome.Done(
                    "PostgreSQL's log of %s is copied to CloudWatch Logs".formatted(cluster.ref()));
        }
        exports.turnOn(cluster, LogExports.POSTGRESQL);
        return new StepOutcome.NotYet(
                "RDS begins to copy PostgreSQL's log of %s to CloudWatch Logs"
                        .formatted(cluster.ref()),
                new Recheck(config.recheck()).in(run));
    }

    @Override
    public StepOutcome undo(Run<InPlaceFacts> run) {
        return new StepOutcome.Done("the log goes on being copied");
    }
}
