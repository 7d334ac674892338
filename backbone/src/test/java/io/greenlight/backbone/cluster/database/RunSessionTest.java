package io.greenlight.backbone.cluster.database;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.database.PublishableTables.Table;
import io.greenlight.contracts.Lsn;
import io.greenlight.contracts.UpgradeId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// What a run has on a server, in a database whose name tries to be SQL.
@ParameterizedClass
@MethodSource("io.greenlight.backbone.cluster.database.RealServer#majors")
final class RunSessionTest {

    private static final String HOSTILE = "o'clock \"db\" {ü} %s \\";
    private static final RunNames NAMES = new RunNames(new UpgradeId("orders-0123abcd"));
    private static final List<String> SLOTS =
            List.of(NAMES.slot(2), NAMES.slot(11), NAMES.slotBack(NAMES.slot(2)), "stranger");

    private final RealServer server;
    private Database database;
    private Database other;

    RunSessionTest(int major) {
        server = RealServer.of(major);
        database = server.maintenance();
        other = server.maintenance();
    }

    @BeforeEach
    void twoDatabases() {
        database = server.create(HOSTILE);
        other = server.create("other");
    }

    @AfterEach
    void nothingIsLeft() throws SQLException {
        try (RunSession session = session(database)) {
            session.subscription(NAMES.slot(2)).drop();
            for (String slot : SLOTS) {
                await().until(() -> session.slots().drop(slot));
            }
        }
        server.drop(HOSTILE);
        server.drop("other");
    }

    @Test
    void slotsAreFoundByTheirDatabaseWhateverTheirNumbers() throws SQLException {
        try (RunSession here = session(database);
                RunSession there = session(other)) {
            here.slots().make(NAMES.slot(11));
            there.slots().make(NAMES.slot(2));
            there.slots().make(NAMES.slotBack(NAMES.slot(2)));
            there.slots().make("stranger");

            assertEquals(
                    Map.of(HOSTILE, NAMES.slot(11), "other", NAMES.slot(2)),
                    here.slots().of(NAMES));
        }
    }

    @Test
    void aSlotIsMadeOnceAndDroppedTwice() throws SQLException {
        try (RunSession session = session(database)) {
            for (int time = 1; time <= 2; time++) {
                session.slots().make(NAMES.slot(2));
            }
            Slots.Slot slot = session.slots().find(NAMES.slot(2)).orElseThrow();
            assertTrue(slot.isOurs(HOSTILE));
            assertEquals("nobody", slot.reader().toString());

            for (int time = 1; time <= 2; time++) {
                assertTrue(session.slots().drop(NAMES.slot(2)));
            }
            assertEquals(Optional.empty(), session.slots().find(NAMES.slot(2)));
        }
    }

    @Test
    void aPublicationCarriesExactlyWhatItIsGiven() throws SQLException {
        server.execute(database, "CREATE TABLE \"t;\"\"é\" (id int PRIMARY KEY)");
        server.execute(database, "CREATE TABLE plain (id int PRIMARY KEY)");
        try (RunSession session = session(database)) {
            List<Table> both = session.tables();
            Publication publication = session.publication();

            for (List<Table> list : List.of(both.subList(0, 1), both, List.<Table>of(), both)) {
                publication.carry(list);
                publication.carry(list);
                assertEquals(both.size() - list.size(), publication.missing().size());
            }
            publication.drop();
            publication.drop();
            assertEquals(both, publication.missing());

            publication.carry(List.of());
            assertEquals(both, publication.missing());
        }
    }

    @Test
    void aTableWithoutIdentityIsFollowedAndRefusesItsClientsNothing() throws SQLException {
        server.execute(database, "CREATE TABLE keyed (id int PRIMARY KEY)");
        server.execute(database, "CREATE TABLE whole (note text)");
        server.execute(database, "ALTER TABLE whole REPLICA IDENTITY FULL");
        server.execute(database, "CREATE TABLE keyless (note text)");
        server.execute(database, "INSERT INTO keyless VALUES ('a')");
        String purge = "DELETE FROM keyless";
        try (RunSession session = session(database)) {
            List<Table> all = session.tables();
            List<Table> identified = all.stream().filter(Table::isIdentified).toList();
            List<Table> others = all.stream().filter(Predicate.not(Table::isIdentified)).toList();
            assertEquals("[public.keyless]", others.toString());
            session.publicationBack().carry(all);
            assertThrows(IllegalStateException.class, () -> server.execute(database, purge), purge);

            session.publicationBack().carry(identified);
            session.insertsBack().carry(others);

            server.execute(database, purge);
        }
    }

    @Test
    void aSubscriptionStartsWhereItIsToldFirstAndGoesWithoutItsSlot() throws SQLException {
        try (RunSession publisher = session(other);
                RunSession session = session(database)) {
            publisher.publication().carry(List.of());
            publisher.slots().make(NAMES.slot(2));
            Subscription subscription = session.subscription(NAMES.slot(2));

            for (int time = 1; time <= 2; time++) {
                subscription.make(
                        new ConnectionString(
                                other, server.superuser(), "require", Optional.empty()),
                        List.of(NAMES.publication()));
            }
            Subscription.State made = subscription.find().orElseThrow();
            assertFalse(made.enabled());
            assertEquals("f", streaming().substring(0, 1));
            ReplicationOrigin origin = new ReplicationOrigin(session.connection(), made);
            assertEquals(Optional.empty(), origin.progress());
            Lsn from = Lsn.parse("0/1234567");
            subscription.start(from);
            subscription.start(Lsn.parse("0/2345678"));
            assertEquals(Optional.of(from), origin.progress());
            await().until(() -> subscription.find().orElseThrow().isWorking());
            Slots.Reader reader = publisher.slots().find(NAMES.slot(2)).orElseThrow().reader();
            assertEquals(NAMES.slot(2), reader.application());

            for (int time = 1; time <= 2; time++) {
                subscription.drop();
            }
            assertEquals(Optional.empty(), subscription.find());
            assertTrue(publisher.slots().find(NAMES.slot(2)).isPresent());
        }
    }

    @Test
    void aSubscriptionIsToldOnceWhereItsPublisherIsNow() throws SQLException {
        try (RunSession publisher = session(other);
                RunSession session = session(database)) {
            publisher.publication().carry(List.of());
            publisher.slots().make(NAMES.slot(2));
            Subscription subscription = session.subscription(NAMES.slot(2));
            ConnectionString before =
                    new ConnectionString(other, server.superuser(), "require", Optional.empty());
            Endpoint elsewhere = new Endpoint("127.0.0.1", other.endpoint().port());
            ConnectionString now =
                    new ConnectionString(
                            new Database(elsewhere, other.name()),
                            server.superuser(),
                            "require",
                            Optional.empty());
            subscription.follow(before);
            assertEquals(Optional.empty(), subscription.find());
            subscription.make(before, List.of(NAMES.publication()));

            for (ConnectionString told : List.of(before, now, now, before, now)) {
                subscription.follow(told);
                String once = written();
                subscription.follow(told);
                assertEquals(once, written());
                assertTrue(once.contains(told.text()), once);
            }
            subscription.start(Lsn.parse("0/1234567"));
            await().until(() -> subscription.find().orElseThrow().isWorking());
        }
    }

    @Test
    void theSchemaOfTheRunIsMadeOnceAndFoundFirst() throws SQLException {
        try (RunSession session = session(database)) {
            for (int time = 1; time <= 2; time++) {
                session.runSchema().make();
            }
            new Query(session.connection(), "INSERT INTO run VALUES ('upgrade', 'nonce')").update();
            session.publication().carry(session.runSchema().replicated());
            assertEquals(List.of(), session.tables());

            for (int time = 1; time <= 2; time++) {
                session.runSchema().drop();
            }
            assertEquals(0, tablesCalledRun());
        }
    }

    private RunSession session(Database where) throws SQLException {
        return new RunSession(server.postgres(), where, server.superuser(), NAMES) {};
    }

    /// What the subscription knows of its publisher, and which transaction wrote it.
    private String written() throws SQLException {
        try (Connection connection = server.open(database)) {
            return new Query(connection, "SELECT subconninfo || xmin FROM pg_subscription").text();
        }
    }

    /// Whether it applies transactions before they are committed, `f` if not; 13 cannot.
    private String streaming() throws SQLException {
        try (Connection connection = server.open(database)) {
            return new Query(
                            connection,
                            "SELECT coalesce(to_jsonb(s) ->> 'substream', 'f')"
                                    + " FROM pg_subscription AS s")
                    .text();
        }
    }

    private int tablesCalledRun() throws SQLException {
        try (Connection connection = server.open(database)) {
            return new Query(connection, "SELECT count(*) FROM pg_class WHERE relname = 'run'")
                    .one(row -> row.getInt(1));
        }
    }
}
