package io.greenlight.sandbox.work;

import io.greenlight.sandbox.server.EngineVersion;
import io.greenlight.sandbox.state.AwsRegion;
import io.greenlight.sandbox.state.Cluster;
import io.greenlight.sandbox.state.Engine;
import io.greenlight.sandbox.state.Instance;
import io.greenlight.sandbox.state.ParameterGroup;
import io.greenlight.sandbox.state.Status;
import java.util.Optional;

/// One upgrade of one cluster, as it was resolved at its start.
///
/// @param cluster the cluster as it was then
/// @param target version and cluster parameter group to end with
/// @param instanceGroup the DB parameter group that somebody named for its instances
record UpgradeRun(
        World world,
        AwsRegion region,
        Cluster cluster,
        Engine target,
        Optional<String> instanceGroup) {

    String id() {
        return cluster.origin().resourceId();
    }

    EngineVersion from() {
        return cluster.engine().version();
    }

    /// The version before with its patch level. That of the new version begins at 0.
    String fromPatched() {
        int level =
                world.ledger()
                        .with(() ->
                                region.instancesOf(cluster).stream()
                                        .mapToInt(it -> it.patchLevel(from()))
                                        .max()
                                        .orElse(0));
        return "%s.%d".formatted(from(), level);
    }

    boolean isMajor() {
        return from().major() != target.version().major();
    }

    void tell(String message) {
        world.ledger().update(() -> world.events().about(region, cluster, "maintenance", message));
    }

    void tell(Instance instance, String message) {
        world.ledger()
                .update(() ->
                        region.instanceOf(instance.origin().resourceId())
                                .ifPresent(it ->
                                        world.events().about(region, it, "availability", message)));
    }

    void fail(Instance instance, String reason) {
        world.ledger()
                .update(() ->
                        region.instanceOf(instance.origin().resourceId())
                                .ifPresent(it -> {
                                    region.put(it.in(Status.FAILED));
                                    world.events().about(region, it, "failure", reason);
                                }));
    }

    /// From here on the cluster is of its new version, whatever happens to the sandbox.
    void record() {
        world.ledger()
                .update(() -> {
                    Cluster now = world.cluster(region, id()).on(target);
                    region.put(now);
                    for (Instance instance : region.instancesOf(now)) {
                        String group =
                                instanceGroup.orElseGet(() ->
                                        ParameterGroup.following(
                                                instance.parameterGroup(),
                                                from().family(),
                                                target.version().family()));
                        region.put(instance.grouped(group));
                    }
                });
    }

    /// The cluster and its instances are `available` again; those that have failed stay so.
    void available() {
        world.ledger()
                .update(() -> {
                    Cluster now = world.cluster(region, id()).in(Status.AVAILABLE);
                    region.put(now);
                    for (Instance instance : region.instancesOf(now)) {
                        if (instance.status() == Status.UPGRADING) {
                            region.put(instance.in(Status.AVAILABLE));
                        }
                    }
                });
        world.endpoints().refresh();
    }
}
