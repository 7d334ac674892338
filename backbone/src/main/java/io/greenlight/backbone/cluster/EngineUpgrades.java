package io.greenlight.backbone.cluster;

import io.greenlight.contracts.PostgresVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Has RDS bring a cluster to another version of its engine, and asks why it did not.
public interface EngineUpgrades {

    /// Asks for the version, with the parameter groups that were made for it; how far it is shows
    /// in the fleet.
    ///
    /// @param clusterGroup empty where it keeps the one that it has, as it does with a minor
    /// @param instanceGroup the group of its instances; if empty, the engine's default with a
    ///   major, and the one that they have with a minor
    void begin(
            Cluster cluster,
            PostgresVersion version,
            Optional<String> clusterGroup,
            Optional<String> instanceGroup);

    /// What RDS said since then of why it did not upgrade the cluster; empty if it said nothing.
    List<String> complaints(Cluster cluster, Instant since);
}
