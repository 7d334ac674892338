package io.greenlight.cutover.access;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Endpoint;
import java.util.List;
import java.util.Optional;

/// Where clients reach more of a cluster than its writer or one instance.
public interface ReaderEndpoints {

    /// Where whichever reader of that cluster answers that has room, in whatever region; RDS names
    /// one though there may be no reader behind it.
    Optional<Endpoint> of(Cluster cluster);

    /// The custom endpoints of that cluster, behind which its owner has put some instances.
    List<Endpoint> custom(Cluster cluster);
}
