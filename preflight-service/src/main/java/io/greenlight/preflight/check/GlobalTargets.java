package io.greenlight.preflight.check;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.contracts.PostgresVersion;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The versions to which RDS takes a Global Database in each of its regions. One that is new does
/// not come to all regions on one day.
record GlobalTargets(SortedMap<String, List<PostgresVersion>> regions) {

    static GlobalTargets of(Premises premises) {
        PostgresVersion source = premises.order().path().source();
        SortedMap<String, List<PostgresVersion>> regions = new TreeMap<>();
        for (Cluster member : premises.members()) {
            regions.put(member.ref().region(), premises.estate().globalTargets(member, source));
        }
        return new GlobalTargets(regions);
    }

    /// The regions where it is not to be had.
    List<String> without(PostgresVersion version) {
        return regions.keySet().stream()
                .filter(region -> !regions.getOrDefault(region, List.of()).contains(version))
                .toList();
    }

    /// The newest of that major that is to be had in all of them.
    Optional<PostgresVersion> newest(int major) {
        return regions.values().stream()
                .flatMap(Collection::stream)
                .filter(version -> version.major() == major && without(version).isEmpty())
                .max(Comparator.naturalOrder());
    }
}
