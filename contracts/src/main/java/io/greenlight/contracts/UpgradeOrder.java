package io.greenlight.contracts;

import java.util.Objects;

/// What was resolved when the upgrade was found, and is never asked for again. Discovery writes it
/// once; every service reads it by the upgrade's id.
///
/// @param resourceId the source cluster's, so that a rename cannot lead us astray
/// @param secret name of the secret that holds the maintenance user's name and password
/// @param mode how far it goes; `UPGRADE` in orders that were written before there were modes
public record UpgradeOrder(
        UpgradeId upgrade,
        ClusterRef cluster,
        ResourceId resourceId,
        UpgradePath path,
        String secret,
        Mode mode) {

    public UpgradeOrder {
        mode = Objects.requireNonNullElse(mode, Mode.UPGRADE);
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
