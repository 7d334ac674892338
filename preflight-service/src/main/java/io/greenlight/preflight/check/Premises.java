package io.greenlight.preflight.check;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Fleet;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.UpgradeOrder;
import java.util.List;

/// What a check of RDS's answers may look at.
public record Premises(
        UpgradeOrder order, Route route, Cluster cluster, Fleet fleet, Estate estate) {

    /// What that check has to tell of what it found.
    List<Finding> findings(PreflightCheck check, List<Offender> found) {
        return check.about().findings(new Offenders(Source.WHOLE_CLUSTER, found), route);
    }
}
