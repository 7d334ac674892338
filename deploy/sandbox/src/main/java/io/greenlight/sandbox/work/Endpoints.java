package io.greenlight.sandbox.work;

import io.greenlight.sandbox.endpoint.Forwarder;
import io.greenlight.sandbox.state.AwsRegion;
import io.greenlight.sandbox.state.Cluster;
import io.greenlight.sandbox.state.Instance;
import io.greenlight.sandbox.state.Ledger;
import io.greenlight.sandbox.state.Status;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Which port leads where. A name gets a port when it is first heard of and keeps it for good, so
/// that the name can be given to another cluster and its port goes along, as in DNS.
public final class Endpoints {

    private static final int SERVERS_ABOVE = 2000;

    private final Ledger ledger;
    private final Forwarder forwarder;
    private final int first;
    private final Set<String> lagging = new HashSet<>();
    private final Map<String, Integer> led = new HashMap<>();

    public Endpoints(Ledger ledger, Forwarder forwarder, int first) {
        this.ledger = ledger;
        this.forwarder = forwarder;
        this.first = first;
    }

    public static String writer(AwsRegion region, String cluster) {
        return region.name() + "/cluster/" + cluster;
    }

    public static String reader(AwsRegion region, String cluster) {
        return region.name() + "/cluster-ro/" + cluster;
    }

    public static String instance(AwsRegion region, String instance) {
        return region.name() + "/instance/" + instance;
    }

    public int port(String name) {
        return ledger.with(() -> ledger.ports().computeIfAbsent(name, _ -> free(first)));
    }

    /// A port for a server itself, apart from those that clients are told.
    int serverPort(String resourceId) {
        return ledger.with(() ->
                ledger.ports()
                        .computeIfAbsent("server/" + resourceId, _ -> free(first + SERVERS_ABOVE)));
    }

    /// Keeps these names leading where they lead until [#follow], whatever else changes.
    void lag(Set<String> names) {
        ledger.update(() -> lagging.addAll(names));
    }

    void follow(Set<String> names) {
        ledger.update(() -> {
            lagging.removeAll(names);
            refresh();
        });
    }

    /// Leads every name to the server that carries it now, and all others nowhere.
    public void refresh() {
        ledger.update(() -> {
            Map<String, Integer> targets = targets();
            ledger.ports()
                    .forEach((name, port) -> {
                        if (!name.startsWith("server/")) {
                            lead(name, port, targets.getOrDefault(name, 0));
                        }
                    });
        });
    }

    private void lead(String name, int port, int target) {
        if (!lagging.contains(name) && led.getOrDefault(name, -1) != target) {
            led.put(name, target);
            forwarder.route(port, target);
        }
    }

    private Map<String, Integer> targets() {
        Map<String, Integer> targets = new HashMap<>();
        for (AwsRegion region : ledger.regions().values()) {
            for (Instance instance : region.instances().values()) {
                if (instance.status() != Status.CREATING) {
                    region.clusterOf(instance.cluster())
                            .ifPresent(cluster -> add(targets, region, cluster, instance));
                }
            }
        }
        return targets;
    }

    private void add(
            Map<String, Integer> targets, AwsRegion region, Cluster cluster, Instance instance) {
        int server = cluster.storage().volume().port();
        for (String name :
                Set.of(
                        writer(region, cluster.identifier()),
                        reader(region, cluster.identifier()),
                        instance(region, instance.identifier()))) {
            port(name);
            targets.put(name, server);
        }
    }

    private int free(int from) {
        Set<Integer> taken = Set.copyOf(ledger.ports().values());
        for (int port = from; port < from + SERVERS_ABOVE; port++) {
            if (!taken.contains(port) && canListen(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port from " + from + ": choose others");
    }

    private static boolean canListen(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
