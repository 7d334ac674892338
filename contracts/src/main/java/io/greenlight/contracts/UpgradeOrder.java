package io.greenlight.contracts;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What was resolved when the upgrade was found, and is never asked for again. Discovery writes it
/// once; every service reads it by the upgrade's id.
///
/// @param resourceId the source cluster's, so that a rename cannot lead us astray
/// @param secret name of the secret that holds the maintenance user's name and password
/// @param mode how far it goes; `UPGRADE` in orders that were written before there were modes
/// @param run of the fleet that it began in; none in orders that were written before there were any
public record UpgradeOrder(
        UpgradeId upgrade,
        ClusterRef cluster,
        ResourceId resourceId,
        UpgradePath path,
        String secret,
        Mode mode,
        @Nullable FleetRun run) {

    public UpgradeOrder {
        mode = Objects.requireNonNullElse(mode, Mode.UPGRADE);
    }

    /// An order that belongs to no run yet.
    public UpgradeOrder(
            UpgradeId upgrade,
            ClusterRef cluster,
            ResourceId resourceId,
            UpgradePath path,
            String secret,
            Mode mode) {
        this(upgrade, cluster, resourceId, path, secret, mode, null);
    }

    /// The same order, as part of that run.
    public UpgradeOrder in(FleetRun begun) {
        return new UpgradeOrder(upgrade, cluster, resourceId, path, secret, mode, begun);
    }

    /// An order for all of it.
    public UpgradeOrder(
            UpgradeId upgrade,
            ClusterRef cluster,
            ResourceId resourceId,
            UpgradePath path,
            String secret) {
        this(upgrade, cluster, resourceId, path, secret, Mode.UPGRADE);
    }
}
