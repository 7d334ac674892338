package io.greenlight.cutover.access;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Endpoint;
import java.util.Optional;

/// Where clients reach whichever reader of a cluster has room.
public interface ReaderEndpoints {

    /// The one of that cluster, in whatever region; RDS names one though there may be no reader
    /// behind it.
    Optional<Endpoint> of(Cluster cluster);
}
