package io.greenlight.discovery;

import static io.greenlight.discovery.Tagged.tagged;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.greenlight.backbone.bus.Outbox;
import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.backbone.cluster.FakeGlobalClusters;
import io.greenlight.backbone.journal.FakeOrderBook;
import io.greenlight.backbone.journal.FakeRunBook;
import io.greenlight.contracts.ClusterSkipped;
import io.greenlight.contracts.UpgradeDiscovered;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeId;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A cluster that had its upgrade, and is asked for again.
class ScannerRunTest {

    private final FakeFleet fleet = new FakeFleet();
    private final FakeOrderBook orders = new FakeOrderBook();
    private final List<UpgradeEvent> told = new ArrayList<>();
    private final Clock clock = Clock.fixed(Scene.NOW, ZoneOffset.UTC);
    private final Outbox outbox = sent -> told.add(sent.event());
    private final Scanner scanner =
            new Scanner(
                    fleet,
                    new FakeGlobalClusters(),
                    orders,
                    outbox,
                    new AtOnce(5),
                    new FleetRuns(new FakeRunBook(), outbox, clock),
                    clock);

    @BeforeEach
    void offerVersions() {
        fleet.offer("14.24", "17.11");
    }

    @Test
    void anEndedUpgradeIsAskedForAgainByItsRun() {
        fleet.put(tagged());
        scanner.scan();
        UpgradeId first = ((UpgradeDiscovered) told.getFirst()).upgrade();
        Cluster ended = fleet.all().findFirst().orElseThrow();
        fleet.tag(ended, Map.of("UpgradeDB:Status", "unwound", "UpgradeDB:Run", "2"));

        scanner.scan();

        assertEquals(2, orders.size());
        UpgradeDiscovered second = (UpgradeDiscovered) told.getLast();
        assertFalse(first.equals(second.upgrade()));
    }

    @Test
    void anotherRunIsRefusedWhileOneIsUnderWay() {
        fleet.put(tagged());
        scanner.scan();
        Cluster running = fleet.all().findFirst().orElseThrow();
        fleet.tag(running, Map.of("UpgradeDB:Status", "replicating", "UpgradeDB:Run", "2"));

        scanner.scan();
        scanner.scan();

        ClusterSkipped skipped = (ClusterSkipped) told.getLast();
        assertEquals("upgrade-in-progress", skipped.reason().code());
        assertEquals(2, told.size());
        assertEquals("replicating", fleet.tagsOf("orders").get("UpgradeDB:Status"));
    }

    @Test
    void nonsenseInTheUpgradesTagIsNoUpgrade() {
        fleet.put(tagged("UpgradeDB:Upgrade", "I did it myself"));

        scanner.scan();

        assertEquals(1, orders.size());
    }
}
