package io.greenlight.preflight.check;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import java.util.List;

/// After the cutover the source is renamed, so that the target can have its name. Where somebody
/// has the source's later name already, that fails behind the point of no return.
final class OldNameCheck implements FleetCheck {

    @Override
    public About about() {
        return About.of("old-name")
                .on(Severity.BLOCKED, Way.CLONE, Way.LOGICAL, Way.DMS)
                .says(
                        Severity.BLOCKED,
                        "clusters with the name that the source is to have afterwards",
                        "the rename after the cutover would fail, when there is no way back;"
                                + " delete what is left of an earlier upgrade, or rename it");
    }

    @Override
    public List<Finding> inspect(Premises premises) {
        Cluster cluster = premises.cluster();
        ClusterRef old = new RunNames(premises.order().upgrade()).old(cluster.ref());
        return premises.findings(
                this,
                premises.fleet().find(old).stream()
                        .filter(one -> !one.resourceId().equals(cluster.resourceId()))
                        .map(one -> offender(one.ref()))
                        .toList());
    }

    private static Offender offender(ClusterRef taken) {
        return Offender.blocking(
                taken.identifier(),
                "aws rds modify-db-cluster --region %s --db-cluster-identifier %s"
                                .formatted(taken.region(), taken)
                        + " --new-db-cluster-identifier %s-before --apply-immediately"
                                .formatted(taken));
    }
}
