package io.greenlight.preflight.check;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import java.util.ArrayList;
import java.util.List;

/// A change that waits for its window, or a parameter that waits for a reboot, comes into force in
/// the middle of an upgrade, on the source or on the clone, where nobody looks for it.
final class PendingChangeCheck implements FleetCheck {

    @Override
    public About about() {
        return About.of("pending-change")
                .on(Severity.BLOCKED, Way.values())
                .says(
                        Severity.BLOCKED,
                        "changes of the cluster that wait for their window",
                        "they would come into force in the middle of the upgrade, or RDS"
                                + " refuse it")
                .says(
                        Severity.WARNING,
                        "instances whose parameters are not in force",
                        "a clone, and the next restart, have other parameters than what is"
                                + " tried and known");
    }

    @Override
    public List<Finding> inspect(Premises premises) {
        List<Offender> offenders = new ArrayList<>();
        for (Cluster cluster : premises.members()) {
            offenders.addAll(offenders(cluster, premises.estate().particulars(cluster)));
        }
        return premises.findings(this, offenders);
    }

    private static List<Offender> offenders(Cluster cluster, Estate.Particulars seen) {
        List<Offender> offenders = new ArrayList<>();
        for (String change : seen.pending()) {
            offenders.add(
                    Offender.blocking(
                            change,
                            "aws rds modify-db-cluster --region %s --db-cluster-identifier %s"
                                            .formatted(cluster.ref().region(), cluster.ref())
                                    + " --apply-immediately"));
        }
        for (Estate.Instance instance : seen.instances()) {
            if (instance.parameters().stream().anyMatch(status -> !status.equals("in-sync"))) {
                offenders.add(waiting(cluster, instance));
            }
        }
        return offenders;
    }

    private static Offender waiting(Cluster cluster, Estate.Instance instance) {
        return Offender.warning(
                "%s (%s)"
                        .formatted(instance.identifier(), String.join(", ", instance.parameters())),
                "aws rds reboot-db-instance --region %s --db-instance-identifier %s"
                        .formatted(cluster.ref().region(), instance.identifier()));
    }
}
