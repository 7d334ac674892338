package io.greenlight.cutover.global;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Instance;
import io.greenlight.contracts.Happening;
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

    /// Whether an ARN stands for it or an instance of it.
    boolean has(String resource) {
        return isCluster(resource) || !behind(resource).isEmpty();
    }

    /// The instances that an ARN stands for: all of it, or one.
    List<Instance> behind(String resource) {
        return instances.stream()
                .filter(one -> isCluster(resource) || one.arn().equals(resource))
                .toList();
    }

    /// Whether RDS is at work on what an ARN stands for.
    boolean isAtWork(String resource) {
        boolean isClusterAtWork = isCluster(resource) && !cluster.isAvailable();
        return isClusterAtWork || behind(resource).stream().anyMatch(one -> !one.isAvailable());
    }

    /// Whether RDS told that of what an ARN stands for.
    boolean isAbout(String resource, Happening told) {
        return isCluster(resource)
                || behind(resource).stream().anyMatch(one -> one.name().equals(told.resource()));
    }

    private boolean isCluster(String resource) {
        return cluster.arn().equals(resource);
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
