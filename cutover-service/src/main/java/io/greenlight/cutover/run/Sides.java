package io.greenlight.cutover.run;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.contracts.ResourceId;
import io.greenlight.cutover.pooler.PoolerEntry;
import java.util.List;

/// Source and target as they were found when the run began. Names of clusters change in the end;
/// resource ids and the endpoints of instances do not.
///
/// @param cluster the endpoint that clients and poolers know
/// @param source where the source's writer instance answers
/// @param target where the target's writer instance answers
/// @param databases of the source, in the order that gave the slots their numbers
public record Sides(
        ResourceId sourceId,
        ResourceId targetId,
        Endpoint cluster,
        Endpoint source,
        Endpoint target,
        List<String> databases,
        List<PoolerEntry> poolers) {

    public Sides {
        databases = List.copyOf(databases);
        poolers = List.copyOf(poolers);
    }
}
