package io.greenlight.replication.beforehand;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.plan.Run;
import java.util.List;
import java.util.stream.Collectors;

/// The clusters that a run upgrades, as RDS tells of them now: the one that was ordered, or all
/// members of its Global Database.
///
/// @param <F> the facts that the strategy's plan resolves
@FunctionalInterface
public interface Clusters<F> {

    /// Those of that run, which an earlier step has seen.
    List<Cluster> of(Run<F> run);

    /// What a person calls them: several with their regions, for a name is unique in one alone.
    static String names(List<Cluster> clusters) {
        return clusters.size() == 1
                ? clusters.getFirst().ref().toString()
                : clusters.stream()
                        .map(Cluster::ref)
                        .map(ref -> "%s in %s".formatted(ref, ref.region()))
                        .collect(Collectors.joining(", "));
    }
}
