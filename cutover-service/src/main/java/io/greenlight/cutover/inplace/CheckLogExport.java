package io.greenlight.cutover.inplace;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.LogExports;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.cutover.access.Access;
import io.greenlight.cutover.run.ForwardStep;

/// Looks whether PostgreSQL's log is still copied to CloudWatch Logs, as it was made to be before
/// the upgrade.
///
/// - **Again:** looks again.
final class CheckLogExport implements ForwardStep<InPlaceFacts> {

    private final Access access;
    private final LogExports exports;

    CheckLogExport(Access access, LogExports exports) {
        this.access = access;
        this.exports = exports;
    }

    @Override
    public String name() {
        return "check-log-export";
    }

    @Override
    public StepOutcome run(Run<InPlaceFacts> run) {
        Cluster cluster = access.cluster(run);
        if (exports.isOn(cluster, LogExports.POSTGRESQL)) {
            return new StepOutcome.Done("the log of PostgreSQL is copied to CloudWatch Logs");
        }
        if (cluster.isAvailable()) {
            exports.turnOn(cluster, LogExports.POSTGRESQL);
        }
        return access.notYet(run, "the log of PostgreSQL is not copied to CloudWatch Logs yet");
    }
}
