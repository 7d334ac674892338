package io.greenlight.cutover.pooler;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Login;
import java.util.List;

/// Opens poolers.
public interface Poolers {

    /// The pooler, with its console open.
    ///
    /// @param leadingTo the endpoints that count as the cluster: a database of the pooler that
    ///   leads to one of them is ours to pause
    /// @param client who probes through it
    Pooler open(PoolerEntry entry, List<Endpoint> leadingTo, Login client, String probe)
            throws Exception;
}
