package io.greenlight.replication.beforehand;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.LogExports;
import io.greenlight.backbone.cluster.NotAllowed;
import io.greenlight.backbone.plan.Recheck;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.UpgradeOrder;
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
        for (Cluster one : silent) {
            try {
                exports.turnOn(one, LogExports.POSTGRESQL);
            } catch (NotAllowed denied) {
                return new StepOutcome.GiveUp(forbidden(run.order(), one, denied));
            }
        }
        return new StepOutcome.Done(
                "RDS begins to copy PostgreSQL's log of %s to CloudWatch Logs"
                        .formatted(Clusters.names(silent)));
    }

    /// Other regions are opened by the template's parameter, its own by the template as it is.
    private static Reason forbidden(UpgradeOrder order, Cluster cluster, NotAllowed denied) {
        String home = order.cluster().region();
        String region = cluster.ref().region();
        return new Reason(
                "not-allowed",
                Fault.OPERATOR,
                "The role of replication-service may not call rds:ModifyDBCluster on %s in %s: %s"
                        .formatted(cluster.ref(), region, String.valueOf(denied.getMessage())),
                region.equals(home)
                        ? "Update the stack that made the role: its statement ExportLogs allows the"
                                + " call. Then inject retry-requested"
                        : "Add %s to the parameter SecondaryRegions of the stack that made the role"
                                        .formatted(region)
                                + " (aws cloudformation update-stack --use-previous-template"
                                + " --capabilities CAPABILITY_NAMED_IAM --region %s)."
                                        .formatted(home)
                                + " Then inject retry-requested");
    }

    @Override
    public StepOutcome undo(Run<F> run) {
        return new StepOutcome.Done("the log goes on being copied");
    }
}
