package io.greenlight.cutover.pause;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.cutover.database.Clients;
import io.greenlight.cutover.database.RealPooler;
import io.greenlight.cutover.database.TwoSides;
import io.greenlight.cutover.run.Terms;
import io.greenlight.cutover.step.StartWayBack;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whole switchovers, 14 to 17, over real servers and a real PgBouncer, with clients at work.
final class SwitchoverTest {

    private LiveScene live;
    private TwoSides sides;
    private RealPooler pooler;
    private Clients clients;
    private Scene scene;

    @BeforeEach
    void setTheStage() throws Exception {
        live = LiveScene.open(14, 17);
        sides = live.sides();
        pooler = live.pooler();
        clients = live.clients();
        scene = live.scene();
    }

    @AfterEach
    void strike() {
        live.close();
    }

    @Test
    void clientsGoOnOnTheTargetAndNothingIsLost() throws Exception {
        sides.run(sides.source, 0, "SELECT nextval('down'), nextval('item_id_seq')");
        clients.start();

        Switchover.Outcome outcome = scene.attempt(place -> {});

        assertInstanceOf(Switchover.Outcome.Switched.class, outcome);
        clients.goOn();
        assertEquals(List.of(), clients.errors());
        assertEquals(
                clients.acknowledged(),
                Long.parseLong(sides.ask(sides.target, 0, "SELECT count(*) FROM item")));
        Comparison comparison = scene.comparison();
        assertEquals(8, comparison.compared(), "four tables in two databases");
        assertEquals(List.of(), comparison.different());
        assertEquals(List.of(), comparison.behind());
        assertEquals("", comparison.broken());
        assertEquals("-5006", sides.ask(sides.target, 0, "SELECT nextval('down')"));
        assertEquals(Set.of(), scene.marks());
        assertTrue(pooler.file().contains("port=" + sides.target.endpoint().port()));
    }

    @Test
    void theWayBackBringsWhatClientsWriteAfterThePauseAndNothingTwice() throws Exception {
        clients.start();
        assertInstanceOf(Switchover.Outcome.Switched.class, scene.attempt(place -> {}));
        StartWayBack step =
                new StartWayBack(sides.fleet(), scene.stages(), sides.secrets(), Terms.impatient());

        step.run(Run.detached(sides.order, scene.facts()));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() ->
                        step.run(Run.detached(sides.order, scene.facts()))
                                instanceof StepOutcome.Done);

        clients.goOn();
        assertEquals(List.of(), clients.errors());
        String rows = "SELECT count(*) || ' rows up to ' || max(id) FROM item";
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertEquals(
                                sides.ask(sides.target, 0, rows),
                                sides.ask(sides.source, 0, rows)));
        assertEquals(
                clients.acknowledged(),
                Long.parseLong(sides.ask(sides.source, 0, "SELECT count(*) FROM item")));
    }

    @Test
    void aSlotThatAStaleSubscriberTookIsRefused() throws Exception {
        clients.start();

        Switchover.Outcome outcome =
                scene.attempt(place -> {
                    if (place.equals("switch-over.fenced")) {
                        sides.stealSlot();
                    }
                });

        Refusal refusal = assertInstanceOf(Switchover.Outcome.Refused.class, outcome).refusal();
        assertEquals("slot-stolen", refusal.reason().code(), refusal.getMessage());
        assertTrue(
                refusal.reason().sentence().contains("called thief"), refusal.reason().sentence());
        clients.goOn();
        assertEquals(List.of(), clients.errors());
        assertEquals(
                clients.acknowledged(),
                Long.parseLong(sides.ask(sides.source, 0, "SELECT count(*) FROM item")));
    }

    @Test
    void aDisabledSubscriptionIsRefused() throws Exception {
        sides.run(sides.target, 0, "ALTER SUBSCRIPTION %s DISABLE".formatted(sides.names.slot(0)));

        assertRefused("subscription-disabled");
    }

    @Test
    void aTableMissingFromThePublicationIsRefused() throws Exception {
        sides.run(
                sides.source,
                0,
                "ALTER PUBLICATION %s DROP TABLE item".formatted(sides.names.publication()));

        assertRefused("table-not-published");
    }

    @Test
    void aMarkerThatDoesNotArriveIsRefused() throws Exception {
        try (var blocker = sides.target.open(sides.on(sides.target, 1))) {
            blocker.setAutoCommit(false);
            blocker.createStatement()
                    .execute("LOCK TABLE %s.marker IN SHARE MODE".formatted(sides.names.schema()));

            assertRefused("marker-not-arrived");
        }
    }

    @Test
    void aTableMadeAfterTheCloneIsRefusedByName() throws Exception {
        sides.run(sides.source, 1, "CREATE TABLE later (id int PRIMARY KEY)");

        String sentence = assertRefused("schema-changed");
        assertTrue(sentence.contains("table public.later"), sentence);
    }

    @Test
    void aDefaultChangedAfterTheCloneIsRefusedByName() throws Exception {
        sides.run(sides.source, 1, "ALTER TABLE item ALTER price SET DEFAULT 1");

        String sentence = assertRefused("schema-changed");
        assertTrue(sentence.contains("changed on the source"), sentence);
        assertTrue(sentence.contains("table public.item"), sentence);
    }

    @Test
    void aDatabaseMadeAfterTheSlotsIsRefusedByName() throws Exception {
        sides.source.create("later");

        String sentence = assertRefused("slot-missing");
        assertTrue(sentence.contains("[later]"), sentence);
    }

    @Test
    void aPreparedTransactionIsRefused() throws Exception {
        sides.run(
                sides.source,
                0,
                "BEGIN; INSERT INTO item DEFAULT VALUES; PREPARE TRANSACTION 'left'");

        assertRefused("prepared-transactions");
    }

    @Test
    void aRoleThatMustNotBeLockedOutIsFoundOutBeforeAnybodyWaits() throws Exception {
        sides.run(sides.source, 0, "ALTER ROLE maintenance NOSUPERUSER CREATEROLE REPLICATION");
        sides.run(sides.source, 0, "ALTER ROLE app SUPERUSER");
        sides.letReadAll(sides.source);
        sides.letReadAll(sides.target);
        sides.recordSchema();

        assertRefused("fence-not-allowed");
    }

    @Test
    void aSequenceThatWasSetAndNeverUsedBeginsWhereItWasSet() throws Exception {
        sides.run(sides.source, 0, "SELECT setval('item_id_seq', 4711, false)");

        assertInstanceOf(Switchover.Outcome.Switched.class, scene.attempt(place -> {}));

        assertEquals("4711", sides.ask(sides.target, 0, "SELECT nextval('item_id_seq')"));
    }

    @Test
    void aPoolerThatDoesNotReadItsFileIsRefused() throws Exception {
        pooler.readNoMore();

        Exception refused = assertThrows(Exception.class, () -> scene.attempt(place -> {}));

        assertTrue(
                String.valueOf(refused.getMessage()).contains("does not read"), refused::toString);
        assertEquals(Set.of(), scene.marks());
    }

    private String assertRefused(String code) throws Exception {
        clients.start();

        Switchover.Outcome outcome = scene.attempt(place -> {});

        Refusal refusal = assertInstanceOf(Switchover.Outcome.Refused.class, outcome).refusal();
        assertEquals(code, refusal.reason().code(), refusal.getMessage());
        clients.goOn();
        assertEquals(List.of(), clients.errors());
        assertEquals(
                clients.acknowledged(),
                Long.parseLong(sides.ask(sides.source, 0, "SELECT count(*) FROM item")));
        assertEquals(Set.of(), scene.marks());
        return refusal.reason().sentence();
    }
}
