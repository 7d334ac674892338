package io.greenlight.preflight.check;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import java.util.List;

/// A new major drops old instance classes (17 has no db.r4), and RDS says so only when the instance
/// is to be made or changed.
final class InstanceClassCheck implements FleetCheck {

    @Override
    public About about() {
        return About.of("instance-class")
                .on(Severity.BLOCKED, Way.values())
                .says(
                        Severity.BLOCKED,
                        "instances of a class that the target's version does not have",
                        "RDS would refuse to upgrade them, or to make their counterpart");
    }

    /// For patches nothing is to be ordered: a version that is there may be one that RDS sells no
    /// more.
    @Override
    public List<Finding> inspect(Premises premises) {
        if (premises.isPatch()) {
            return List.of();
        }
        return premises.findings(
                this,
                premises.members().stream()
                        .flatMap(cluster ->
                                premises.estate().particulars(cluster).instances().stream()
                                        .filter(one -> !isOffered(premises, cluster, one))
                                        .map(one -> offender(premises, cluster, one)))
                        .toList());
    }

    private static boolean isOffered(Premises premises, Cluster cluster, Estate.Instance one) {
        return premises.estate().isOffered(cluster, one.instanceClass(), premises.route().target());
    }

    private static Offender offender(Premises premises, Cluster cluster, Estate.Instance one) {
        String region = cluster.ref().region();
        return Offender.blocking(
                "%s (%s)".formatted(one.identifier(), one.instanceClass()),
                """
                aws rds describe-orderable-db-instance-options --region %s --engine %s \
                --engine-version %s --query 'OrderableDBInstanceOptions[].DBInstanceClass'
                aws rds modify-db-instance --region %s --db-instance-identifier %s \
                --db-instance-class "$ONE_OF_THEM" --apply-immediately\
                """
                        .formatted(
                                region,
                                Cluster.ENGINE,
                                premises.route().target(),
                                region,
                                one.identifier()));
    }
}
