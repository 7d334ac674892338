package io.greenlight.cutover.step;

import io.greenlight.contracts.ClusterRef;

/// What a cutover changes about clusters themselves.
public interface ClusterChanges {

    /// Gives the cluster another name; its endpoints follow after a while.
    void rename(ClusterRef cluster, ClusterRef newName);

    /// Forbids RDS to delete the cluster, if the other one is protected so.
    void protectLike(ClusterRef other, ClusterRef cluster);
}
