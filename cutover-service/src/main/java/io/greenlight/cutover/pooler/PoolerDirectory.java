package io.greenlight.cutover.pooler;

import io.greenlight.contracts.ClusterRef;
import java.util.List;

/// Which poolers stand in front of a cluster. Their owner keeps the list.
public interface PoolerDirectory {

    /// The poolers of that cluster; none if nobody registered any.
    ///
    /// @throws IllegalArgumentException if the list cannot be read, with what is wrong in it
    List<PoolerEntry> of(ClusterRef cluster);
}
