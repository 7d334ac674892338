package io.greenlight.discovery;

import static io.greenlight.backbone.cluster.FakeFleet.cluster;
import static io.greenlight.discovery.Tagged.FOURTEEN;
import static io.greenlight.discovery.Tagged.ofEngine;
import static io.greenlight.discovery.Tagged.renamed;
import static io.greenlight.discovery.Tagged.tagged;
import static io.greenlight.discovery.Tagged.tags;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.bus.Outbox;
import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.backbone.cluster.FakeGlobalClusters;
import io.greenlight.backbone.journal.FakeOrderBook;
import io.greenlight.backbone.journal.FakeRunBook;
import io.greenlight.contracts.ClusterSkipped;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.UpgradeDiscovered;
import io.greenlight.contracts.UpgradeEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScannerTest {

    private static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");

    private final FakeFleet fleet = new FakeFleet();
    private final FakeOrderBook orders = new FakeOrderBook();
    private final List<UpgradeEvent> told = new ArrayList<>();
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final Scanner scanner = scanner(sent -> told.add(sent.event()));

    @BeforeEach
    void offerVersions() {
        fleet.offer("14.24", "15.19", "16.15", "17.10", "17.11");
        fleet.offer("16.15", "17.10", "17.11");
    }

    @Test
    void aTaggedClusterGetsItsUpgrade() {
        fleet.put(tagged());

        scanner.scan();

        UpgradeDiscovered discovered = onlyDiscovered();
        assertEquals("14.24 -> 17.11 by clone", discovered.path().toString());
        assertEquals("orders", discovered.cluster().identifier());
        assertEquals(NOW, discovered.at());
        assertEquals("discovered", fleet.tagsOf("orders").get("UpgradeDB:Status"));
        assertEquals(discovered.upgrade().value(), fleet.tagsOf("orders").get("UpgradeDB:Upgrade"));
        assertEquals("orders-secret", orders.find(discovered.upgrade()).orElseThrow().secret());
    }

    @Test
    void noUpgradeIsStartedTwice() {
        fleet.put(tagged());

        scanner.scan();
        scanner.scan();

        assertEquals(1, told.size());
        assertEquals(1, orders.size());
    }

    @Test
    void aVersionThatIsOfferedLaterStartsNothing() {
        fleet.put(tagged());
        scanner.scan();
        fleet.offer("14.24", "17.11", "18.6");

        scanner.scan();

        assertEquals(1, told.size());
    }

    @Test
    void aKeptOldClusterUnderAnotherNameStartsNothing() {
        fleet.put(tagged());
        scanner.scan();
        Cluster old = renamed(fleet.all().findFirst().orElseThrow(), "orders-old");
        fleet.remove("orders");
        fleet.put(old);
        fleet.offer("14.24", "17.11", "18.6");

        scanner.scan();

        assertEquals(1, told.size());
    }

    @Test
    void aTargetOfARunIsNeverTaken() {
        fleet.put(tagged("UpgradeDB:TargetOf", "customers-0123abcd"));

        scanner.scan();

        assertEquals(List.of(), told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Y", "y", "Yes", "true", " TRUE "})
    void thereAreSeveralWordsForYes(String word) {
        fleet.put(tagged("UpgradeDB", word));

        scanner.scan();

        assertEquals(1, orders.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"N", "no", "FALSE", "", " "})
    void noMeansNo(String word) {
        fleet.put(tagged("UpgradeDB", word));

        scanner.scan();

        assertEquals(List.of(), told);
        assertFalse(fleet.tagsOf("orders").containsKey("UpgradeDB:Status"));
    }

    @ParameterizedTest
    @CsvSource({
        "17, 17.11",
        "17.10, 17.10",
        "16, 16.15",
        "' 15.19 ', 15.19",
    })
    void theTargetIsTheOneThatTheTagMeans(String word, String target) {
        fleet.put(tagged("UpgradeDB:TargetVersion", word));

        scanner.scan();

        assertEquals(PostgresVersion.parse(target), onlyDiscovered().path().target());
    }

    @ParameterizedTest
    @CsvSource({
        "UpgradeDB, maybe, unclear-tag",
        "UpgradeDB:TargetVersion, 17.9, target-version-not-offered",
        "UpgradeDB:TargetVersion, 13, target-version-not-offered",
        "UpgradeDB:TargetVersion, 14, already-at-target-version",
        "UpgradeDB:TargetVersion, newest, unclear-target-version",
        "UpgradeDB:TargetVersion, 17.10.1, unclear-target-version",
        "UpgradeDB:Strategy, hope, unknown-strategy",
        "UpgradeDB:Mode, UPGARDE, unclear-mode",
        "UpgradeDB:Mode, PREUPGRADE, mode-not-of-strategy",
        "UpgradeDB:Run, 0, unclear-run",
        "UpgradeDB:Run, second, unclear-run",
        "aurora-maintenance-user-secret, '', no-maintenance-secret",
    })
    void nonsenseIsToldOnceWithARemedy(String key, String value, String code) {
        fleet.put(tagged(key, value));

        scanner.scan();
        scanner.scan();

        Reason reason = onlyReason();
        assertEquals(code, reason.code());
        assertTrue(reason.remedy().startsWith("aws rds "), reason.remedy());
        assertEquals(code, fleet.tagsOf("orders").get("UpgradeDB:Reason"));
        assertEquals("skipped", fleet.tagsOf("orders").get("UpgradeDB:Status"));
        assertEquals(0, orders.size());
    }

    @Test
    void theValidTargetsAreNamed() {
        fleet.put(tagged("UpgradeDB:TargetVersion", "17.9"));

        scanner.scan();

        assertEquals(
                "orders cannot go from 14.24 to 17.9;"
                        + " RDS offers from 14.24: 15.19, 16.15, 17.10, 17.11",
                onlyReason().sentence());
        assertEquals(
                "aws rds add-tags-to-resource --region eu-central-1 --resource-name"
                        + " arn:aws:rds:eu-central-1:000000000000:cluster:orders"
                        + " --tags Key=UpgradeDB:TargetVersion,Value=17.11",
                onlyReason().remedy());
    }

    @Test
    void anotherEngineIsSkipped() {
        fleet.put(ofEngine(tagged(), "aurora-mysql"));

        scanner.scan();

        assertEquals("engine-not-supported", onlyReason().code());
    }

    @Test
    void aRepairedClusterIsTakenAndItsReasonForgotten() {
        fleet.put(tagged("UpgradeDB:TargetVersion", "99"));
        scanner.scan();
        Cluster skipped = fleet.all().findFirst().orElseThrow();
        fleet.tag(skipped, Map.of("UpgradeDB:TargetVersion", "17"));

        scanner.scan();

        assertTrue(told.getLast() instanceof UpgradeDiscovered);
        assertFalse(fleet.tagsOf("orders").containsKey("UpgradeDB:Reason"));
        assertEquals("discovered", fleet.tagsOf("orders").get("UpgradeDB:Status"));
    }

    @Test
    void aClusterThatIsNotAvailableIsLookedAtAgainNextTime() {
        fleet.put(FakeFleet.withStatus(tagged(), "modifying"));
        scanner.scan();
        fleet.put(tagged());

        scanner.scan();

        assertEquals(1, told.size());
    }

    @Test
    void aStoppedClusterIsToldHowToStart() {
        fleet.put(FakeFleet.withStatus(tagged(), "stopped"));

        scanner.scan();
        scanner.scan();

        assertEquals("cluster-not-available", onlyReason().code());
        assertTrue(onlyReason().remedy().contains("start-db-cluster"), onlyReason().remedy());
    }

    @Test
    void oneBrokenClusterDoesNotStopTheOthers() {
        fleet.put(cluster("broken", FOURTEEN, tags(Map.of())));
        fleet.breakDown("broken");
        fleet.put(tagged());

        scanner.scan();

        assertEquals("orders", onlyDiscovered().cluster().identifier());
    }

    @Test
    void aCrashBeforeTheEventLosesNoUpgrade() {
        fleet.put(tagged());
        Scanner mute = scanner(Scene.AWAY);
        mute.scan();
        fleet.offer("14.24", "17.11", "18.6");

        scanner.scan();
        scanner.scan();

        assertEquals("14.24 -> 17.11 by clone", onlyDiscovered().path().toString());
        assertEquals(1, orders.size());
    }

    @Test
    void aCrashBeforeTheTagIsMadeUpFor() {
        fleet.put(tagged());
        fleet.breakDown("orders");
        scanner.scan();
        fleet.repair("orders");

        scanner.scan();

        assertEquals(1, orders.size());
        assertEquals(1, told.size());
    }

    private UpgradeDiscovered onlyDiscovered() {
        assertEquals(1, told.size());
        return (UpgradeDiscovered) told.getFirst();
    }

    private Reason onlyReason() {
        assertEquals(1, told.size());
        return ((ClusterSkipped) told.getFirst()).reason();
    }

    private Scanner scanner(Outbox outbox) {
        FleetRuns runs = new FleetRuns(new FakeRunBook(), outbox, clock);
        return new Scanner(
                fleet, new FakeGlobalClusters(), orders, outbox, new AtOnce(5), runs, clock);
    }
}
