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
/// @param databases of the source, each with its slot
public record Sides(
        ResourceId sourceId,
        ResourceId targetId,
        Endpoint cluster,
        Endpoint source,
        Endpoint target,
        List<FollowedDatabase> databases,
        List<PoolerEntry> poolers) {

    public Sides {
        databases = List.copyOf(databases);
        poolers = List.copyOf(poolers);
    }

    public List<String> databaseNames() {
        return databases.stream().map(FollowedDatabase::name).toList();
    }

    /// Every endpoint under which a pooler may know the cluster: the name that clients know, and
    /// the instances that write.
    public List<Endpoint> everyEndpoint() {
        return List.of(cluster, source, target);
    }

    /// The same with those writers.
    public Sides writing(Endpoint onSource, Endpoint onTarget) {
        return new Sides(sourceId, targetId, cluster, onSource, onTarget, databases, poolers);
    }

    /// The same with those databases.
    public Sides following(List<FollowedDatabase> followed) {
        return new Sides(sourceId, targetId, cluster, source, target, followed, poolers);
    }
}
