package io.greenlight.preflight.check;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import java.util.List;

/// With local write forwarding a session on a reader writes, too: the reader hands its statements
/// to the writer. Who is fenced on the writer goes on writing through a reader.
final class WriteForwardingCheck implements FleetCheck {

    @Override
    public About about() {
        return About.of("write-forwarding")
                .on(Severity.BLOCKED, Way.CLONE, Way.LOGICAL, Way.DMS)
                .says(
                        Severity.BLOCKED,
                        "readers that forward writes",
                        "the fence does not see a session that is open on a reader: what it"
                                + " writes during the switchover would be lost");
    }

    @Override
    public List<Finding> inspect(Premises premises) {
        Cluster cluster = premises.cluster();
        return premises.findings(
                this,
                premises.estate().particulars(cluster).writeForwarding().stream()
                        .map(status -> forwarding(cluster, status))
                        .toList());
    }

    private static Offender forwarding(Cluster cluster, String status) {
        return Offender.blocking(
                "local write forwarding of %s is %s".formatted(cluster.ref(), status),
                "aws rds modify-db-cluster --region %s --db-cluster-identifier %s"
                                .formatted(cluster.ref().region(), cluster.ref())
                        + " --no-enable-local-write-forwarding");
    }
}
