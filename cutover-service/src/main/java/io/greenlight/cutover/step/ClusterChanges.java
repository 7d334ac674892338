package io.greenlight.cutover.step;

import io.greenlight.contracts.ClusterRef;

/// What a cutover changes about clusters themselves.
public interface ClusterChanges {

    /// Gives the cluster another name; its endpoints follow after a while.
    void rename(ClusterRef cluster, ClusterRef newName);

    /// Deletes an instance; one that is gone, or going, is passed over.
    void deleteInstance(String instance);

    /// Deletes a cluster that has no instances any more and keeps a last snapshot of it.
    void deleteCluster(ClusterRef cluster, String lastSnapshot);
}
