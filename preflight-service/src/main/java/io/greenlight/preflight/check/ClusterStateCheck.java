package io.greenlight.preflight.check;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import java.util.ArrayList;
import java.util.List;

/// A cluster that RDS is busy with can be neither cloned nor changed, and one without a writer
/// answers nobody.
final class ClusterStateCheck implements FleetCheck {

    @Override
    public About about() {
        return About.of("cluster-state")
                .on(Severity.BLOCKED, Way.values())
                .fault(Fault.PLATFORM)
                .says(
                        Severity.BLOCKED,
                        "the cluster is busy, or without a writer",
                        "RDS clones and changes only clusters that are available and have a"
                                + " writer");
    }

    @Override
    public List<Finding> inspect(Premises premises) {
        Cluster cluster = premises.cluster();
        List<Finding> findings = new ArrayList<>();
        if (!cluster.isAvailable()) {
            findings.add(
                    blocked(
                            cluster,
                            "the cluster is " + cluster.status(),
                            "aws rds wait db-cluster-available --region %s"
                                    + " --db-cluster-identifier %s"));
        }
        if (cluster.writerInstance().isEmpty()) {
            findings.add(
                    blocked(
                            cluster,
                            "the cluster has no instance that writes",
                            "aws rds create-db-instance --region %1$s --db-cluster-identifier %2$s"
                                    + " --db-instance-identifier %2$s-writer"
                                    + " --engine aurora-postgresql"
                                    + " --db-instance-class db.r6g.large"));
        }
        return findings;
    }

    private Finding blocked(Cluster cluster, String title, String command) {
        return new Finding(
                        id(),
                        Severity.BLOCKED,
                        Source.WHOLE_CLUSTER,
                        title,
                        about().said(Severity.BLOCKED).why(),
                        command.formatted(cluster.ref().region(), cluster.ref()),
                        List.of(cluster.ref().identifier()))
                .of(about().fault());
    }
}
