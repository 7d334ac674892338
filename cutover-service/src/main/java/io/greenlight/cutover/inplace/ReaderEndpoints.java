package io.greenlight.cutover.inplace;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.contracts.ResourceId;
import java.util.Optional;

/// Where clients reach whichever reader of a cluster has room.
public interface ReaderEndpoints {

    /// The one of that cluster; RDS names one though there may be no reader behind it.
    Optional<Endpoint> of(ResourceId cluster);
}
