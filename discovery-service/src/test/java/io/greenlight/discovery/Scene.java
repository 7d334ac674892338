package io.greenlight.discovery;

import io.greenlight.backbone.bus.Outbox;
import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.backbone.cluster.FakeGlobalClusters;
import io.greenlight.backbone.journal.FakeOrderBook;
import io.greenlight.backbone.journal.FakeRunBook;
import io.greenlight.contracts.ClusterQueued;
import io.greenlight.contracts.ClusterSkipped;
import io.greenlight.contracts.FleetRunEnded;
import io.greenlight.contracts.UpgradeDiscovered;
import io.greenlight.contracts.UpgradeEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A fleet, somebody who looks through it, and what was told.
final class Scene {

    static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");

    /// A bus that takes nothing.
    static final Outbox AWAY =
            dispatch -> {
                throw new IllegalStateException("the bus is away: " + dispatch);
            };

    private final FakeFleet fleet = new FakeFleet();
    private final FakeGlobalClusters globals = new FakeGlobalClusters();
    private final FakeOrderBook orders = new FakeOrderBook();
    private final FakeRunBook runs = new FakeRunBook();
    private final List<UpgradeEvent> told = new ArrayList<>();
    private final Scanner scanner;

    Scene(int atOnce) {
        this(atOnce, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    Scene(int atOnce, Clock clock) {
        Outbox outbox = sent -> told.add(sent.event());
        scanner =
                new Scanner(
                        fleet,
                        globals,
                        orders,
                        outbox,
                        new AtOnce(atOnce),
                        new FleetRuns(runs, outbox, clock),
                        clock);
        fleet.offer("14.24", "17.11");
        fleet.offer("17.5", "17.11");
    }

    FakeFleet fleet() {
        return fleet;
    }

    FakeGlobalClusters globals() {
        return globals;
    }

    FakeOrderBook orders() {
        return orders;
    }

    FakeRunBook runs() {
        return runs;
    }

    Scanner scanner() {
        return scanner;
    }

    /// A tagged cluster of that name, with these tags besides.
    void tagged(String identifier, Map<String, String> more) {
        fleet.put(FakeFleet.cluster(identifier, Tagged.FOURTEEN, Tagged.tags(more)));
    }

    void tag(String identifier, String key, String value) {
        fleet.tag(cluster(identifier), Map.of(key, value));
    }

    void untag(String identifier, String key) {
        fleet.untag(cluster(identifier), List.of(key));
    }

    String tagOf(String identifier, String key) {
        return fleet.tagsOf(identifier).getOrDefault(key, "");
    }

    /// What was told since the last time that somebody asked.
    List<UpgradeEvent> heardOfAll() {
        List<UpgradeEvent> heard = List.copyOf(told);
        told.clear();
        return heard;
    }

    /// The same, of clusters alone.
    List<UpgradeEvent> heard() {
        return heardOfAll().stream().filter(event -> !(event instanceof FleetRunEnded)).toList();
    }

    /// The same, in a word for each event.
    List<String> heardInWords() {
        return heard().stream().flatMap(Scene::word).toList();
    }

    private Cluster cluster(String identifier) {
        return fleet.all()
                .filter(one -> one.ref().identifier().equals(identifier))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<String> word(UpgradeEvent event) {
        return switch (event) {
            case UpgradeDiscovered found -> Stream.of(found.cluster() + " begins");
            case ClusterQueued queued ->
                    Stream.of(queued.cluster() + " waits for " + queued.underWay());
            case ClusterSkipped skipped ->
                    Stream.of(skipped.cluster() + " is skipped: " + skipped.reason().code());
            case UpgradeEvent other -> throw new AssertionError(other);
        };
    }
}
