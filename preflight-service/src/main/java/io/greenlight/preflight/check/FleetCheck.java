package io.greenlight.preflight.check;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Fleet;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.UpgradeOrder;
import java.util.List;

/// A check of what RDS says, without a connection to the database.
public non-sealed interface FleetCheck extends PreflightCheck {

    /// What it found; nothing if all is well.
    List<Finding> inspect(UpgradeOrder order, Cluster cluster, Fleet fleet);
}
