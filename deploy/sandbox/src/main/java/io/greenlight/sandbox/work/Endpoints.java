package io.greenlight.sandbox.work;

import io.greenlight.sandbox.endpoint.Entrance;
import io.greenlight.sandbox.endpoint.Forwarder;
import io.greenlight.sandbox.state.AwsRegion;
import io.greenlight.sandbox.state.Cluster;
import io.greenlight.sandbox.state.Instance;
import io.greenlight.sandbox.state.Ledger;
import io.greenlight.sandbox.state.Status;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.IntPredicate;

/// Which port leads where. A name gets a port when it is first heard of and keeps it for good, so
/// that the name can be given to another cluster and its port goes along, as in DNS.
public final class Endpoints {

    private static final int SERVERS_ABOVE = 2000;
    private static final String WRITER = "/cluster/";
    private static final String READER = "/cluster-ro/";
    private static final String INSTANCE = "/instance/";

    /// The states in which a reader is among those that the reader endpoint leads to.
    private static final Set<Status> READING =
            Set.of(Status.AVAILABLE, Status.MODIFYING, Status.RENAMING, Status.UPGRADING);

    private final Ledger ledger;
    private final Forwarder forwarder;
    private final int first;
    private final Set<String> lagging = new HashSet<>();
    private final Map<String, List<Integer>> led = new HashMap<>();

    public Endpoints(Ledger ledger, Forwarder forwarder, int first) {
        this.ledger = ledger;
        this.forwarder = forwarder;
        this.first = first;
    }

    public static String writer(AwsRegion region, String cluster) {
        return region.name() + WRITER + cluster;
    }

    public static String reader(AwsRegion region, String cluster) {
        return region.name() + READER + cluster;
    }

    public static String instance(AwsRegion region, String instance) {
        return region.name() + INSTANCE + instance;
    }

    public int port(String name) {
        return ledger.with(
                () -> ledger.ports().computeIfAbsent(name, _ -> free(first, this::isHeld)));
    }

    /// A port for a server itself, apart from those that clients are told.
    int serverPort(String resourceId) {
        return ledger.with(() ->
                ledger.ports()
                        .computeIfAbsent(
                                "server/" + resourceId,
                                _ -> free(first + SERVERS_ABOVE, Endpoints::canListen)));
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

    /// Leads every name to the servers that carry it now, and all others nowhere.
    public void refresh() {
        ledger.update(() -> {
            Map<String, List<Integer>> targets = targets();
            ledger.ports()
                    .forEach((name, port) -> {
                        if (name.contains(INSTANCE)) {
                            lead(name, Entrance.of(port), targets);
                        } else if (name.contains(WRITER)) {
                            lead(name, Entrance.of(port), targets);
                            String reader = name.replace(WRITER, READER);
                            lead(reader, Entrance.ofReaders(port), targets);
                        }
                    });
        });
    }

    private void lead(String name, Entrance entrance, Map<String, List<Integer>> targets) {
        List<Integer> servers = targets.getOrDefault(name, List.of());
        if (!lagging.contains(name) && !servers.equals(led.get(name))) {
            led.put(name, servers);
            forwarder.route(entrance, servers);
        }
    }

    private Map<String, List<Integer>> targets() {
        Map<String, List<Integer>> targets = new HashMap<>();
        for (AwsRegion region : ledger.regions().values()) {
            region.clusters().values().forEach(cluster -> add(targets, region, cluster));
        }
        return targets;
    }

    private void add(Map<String, List<Integer>> targets, AwsRegion region, Cluster cluster) {
        List<Integer> readers = new ArrayList<>();
        for (Instance instance : region.instancesOf(cluster)) {
            List<Integer> server = List.of(instance.volumeIn(cluster).port());
            if (instance.status() == Status.CREATING) {
                continue;
            }
            String name = instance(region, instance.identifier());
            port(name);
            targets.put(name, server);
            if (instance.isWriter()) {
                port(writer(region, cluster.identifier()));
                targets.put(writer(region, cluster.identifier()), server);
                targets.put(reader(region, cluster.identifier()), server);
            } else if (READING.contains(instance.status())) {
                readers.addAll(server);
            }
        }
        if (!readers.isEmpty()) {
            targets.put(reader(region, cluster.identifier()), readers);
        }
    }

    private int free(int from, IntPredicate ours) {
        Set<Integer> taken = Set.copyOf(ledger.ports().values());
        for (int port = from; port < from + SERVERS_ABOVE; port++) {
            if (!taken.contains(port) && canListen(port) && ours.test(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port from " + from + ": choose others");
    }

    /// Nobody else gets a port that clients were told: from now on it leads nowhere.
    private boolean isHeld(int port) {
        try {
            forwarder.route(Entrance.of(port), List.of());
            forwarder.route(Entrance.ofReaders(port), List.of());
            return true;
        } catch (CompletionException taken) {
            return false;
        }
    }

    private static boolean canListen(int port) {
        return canListen(Entrance.of(port)) && canListen(Entrance.ofReaders(port));
    }

    private static boolean canListen(Entrance entrance) {
        try (var probe = new ServerSocket()) {
            probe.bind(entrance.address(), 1);
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
