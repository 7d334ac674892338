package io.greenlight.cutover.step;

import io.greenlight.contracts.ClusterRef;

/// What a cutover changes about clusters themselves.
public interface ClusterChanges {

    /// Gives the cluster another name; its endpoints follow after a while.
    void rename(ClusterRef cluster, ClusterRef newName);

    /// Has RDS treat the cluster as the other one: its protection from deletion, how long backups
    /// are kept, and when backups and maintenance happen. A clone has none of it from its source.
    void treatLike(ClusterRef other, ClusterRef cluster);
}
