package io.greenlight.contracts;

/// What was resolved when the upgrade was found, and is never asked for again. Discovery writes it
/// once; every service reads it by the upgrade's id.
///
/// @param resourceId the source cluster's, so that a rename cannot lead us astray
/// @param secret name of the secret that holds the maintenance user's name and password
public record UpgradeOrder(
        UpgradeId upgrade,
        ClusterRef cluster,
        ResourceId resourceId,
        UpgradePath path,
        String secret) {}
