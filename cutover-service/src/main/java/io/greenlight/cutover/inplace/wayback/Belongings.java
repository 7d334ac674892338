package io.greenlight.cutover.inplace.wayback;

import io.greenlight.contracts.ResourceId;
import java.util.List;

/// What RDS has tied to a cluster and gives to no clone of it.
public interface Belongings {

    /// The IAM roles of that cluster, each with what it is for.
    List<String> roles(ResourceId cluster);

    /// The custom endpoints of that cluster.
    List<String> customEndpoints(ResourceId cluster);
}
