package io.greenlight.sandbox.work;

import io.greenlight.sandbox.server.ServerSettings;
import io.greenlight.sandbox.state.AwsRegion;
import io.greenlight.sandbox.state.Cluster;
import io.greenlight.sandbox.state.Instance;
import io.greenlight.sandbox.state.Status;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Takes changed parameters to the servers that may have them without a start.
public final class ParameterWork {

    private final World world;

    public ParameterWork(World world) {
        this.world = world;
    }

    /// Applies these parameters, as the groups have them now, to every server at work; whatever
    /// else differs goes on waiting for a reboot.
    public void apply(AwsRegion region, List<String> names) {
        if (names.isEmpty()) {
            return;
        }
        for (Instance instance : List.copyOf(region.instances().values())) {
            if (instance.status() == Status.AVAILABLE) {
                Cluster cluster = region.clusterOf(instance.cluster()).orElseThrow();
                apply(region, cluster, instance, names);
            }
        }
    }

    private void apply(AwsRegion region, Cluster cluster, Instance instance, List<String> names) {
        Map<String, String> wanted = world.parameters(region, cluster, instance);
        Map<String, String> applied = new TreeMap<>(instance.applied());
        applied.keySet().removeAll(names);
        names.stream()
                .filter(wanted::containsKey)
                .forEach(name -> applied.put(name, wanted.getOrDefault(name, "")));
        if (applied.equals(instance.applied())) {
            return;
        }
        Instance changed = instance.applying(applied);
        region.put(changed);
        ServerSettings settings = world.settings(region, cluster, changed);
        world.background()
                .start(
                        cluster.origin().resourceId(),
                        () -> world.servers().reload(changed.volumeIn(cluster), settings),
                        reason ->
                                world.ledger()
                                        .update(() ->
                                                world.events()
                                                        .about(
                                                                region, changed, "failure",
                                                                reason)));
    }
}
