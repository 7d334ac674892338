package io.greenlight.cutover.global;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Instance;
import io.greenlight.contracts.PostgresVersion;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One cluster of a Global Database and its instances, as RDS has them at one moment.
record MemberState(Cluster cluster, List<Instance> instances) {

    private static final String UPGRADING = "upgrading";

    MemberState {
        instances = List.copyOf(instances);
    }

    String region() {
        return cluster.ref().region();
    }

    /// For a person: the same name may be there in two regions.
    String name() {
        return "%s in %s".formatted(cluster.ref(), region());
    }

    boolean isAt(PostgresVersion version) {
        return cluster.version().equals(version);
    }

    /// What of it is not available and will be. Instances that will not be are left to who verifies
    /// them.
    Optional<String> busy() {
        Stream<String> ofCluster =
                cluster.isAvailable()
                        ? Stream.empty()
                        : Stream.of("%s is %s".formatted(name(), cluster.status()));
        Stream<String> ofInstances =
                instances.stream()
                        .filter(one -> !one.isAvailable() && !one.isBroken())
                        .map(one -> "%s of %s is %s".formatted(one.name(), name(), one.status()));
        return Stream.concat(ofCluster, ofInstances).findFirst();
    }

    /// Whether RDS says of any of it that it is being upgraded.
    boolean isBeingUpgraded() {
        return cluster.status().equals(UPGRADING)
                || instances.stream().anyMatch(one -> one.status().equals(UPGRADING));
    }
}
