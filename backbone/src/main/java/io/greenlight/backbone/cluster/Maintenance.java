package io.greenlight.backbone.cluster;

import java.util.List;

/// What RDS wants to do to clusters and instances, patches among it
/// (DescribePendingMaintenanceActions).
public interface Maintenance {

    /// What waits for that cluster and its instances.
    List<Pending> pending(Cluster cluster);

    /// Asks for it at once; how far it is shows in the cluster and its instances.
    void apply(Pending action);

    /// One thing that waits.
    ///
    /// @param resource the ARN of a cluster or an instance
    /// @param action RDS's word: `system-update`, `db-upgrade`, ...
    record Pending(String resource, String action, String description) {}
}
