package io.greenlight.replication.database;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.database.ConnectionString;
import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.PublishableTables.Table;
import io.greenlight.backbone.cluster.database.Query;
import io.greenlight.backbone.cluster.database.RealServer;
import io.greenlight.backbone.cluster.database.Subscription;
import io.greenlight.contracts.Lsn;
import io.greenlight.contracts.UpgradeId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// From a server of 14 to one of 17, with names that try to be SQL.
class ReplicationTest {

    private static final String DATABASE = "o'clock \"db\" {ü} %s \\";
    private static final UpgradeId UPGRADE = new UpgradeId("orders-0123abcd");
    private static final RunNames NAMES = new RunNames(UPGRADE);
    private static final String SLOT = NAMES.slot(0);
    private static final Login REPLICATOR =
            new Login(NAMES.replicationRole(), "it's a \\ \"secret\" {?}");
    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final String TABLES =
            """
            CREATE SCHEMA "s'ch ""ema";
            CREATE TABLE "s'ch ""ema"."täble {?} %s" (id int PRIMARY KEY, text text);
            CREATE UNLOGGED TABLE unlogged (id int PRIMARY KEY);
            CREATE TABLE parted (id int PRIMARY KEY) PARTITION BY RANGE (id);
            CREATE TABLE leaf PARTITION OF parted DEFAULT;
            """;
    private static final String TABLE = "\"s'ch \"\"ema\".\"täble {?} %s\"";

    private final RealServer older = RealServer.of(14);
    private final RealServer newer = RealServer.of(17);
    private final Database sourceDatabase = older.create(DATABASE);
    private final Database targetDatabase = newer.create(DATABASE);

    @BeforeEach
    void bothSidesHaveTheTables() {
        older.execute(sourceDatabase, TABLES);
        newer.execute(targetDatabase, TABLES);
    }

    @AfterEach
    void nothingIsLeft() throws SQLException {
        try (Session target = target()) {
            target.leftovers().drop();
        }
        try (Session source = source()) {
            await().until(() -> source.slots().drop(SLOT));
            source.role().drop();
        }
        older.drop(DATABASE);
        newer.drop(DATABASE);
    }

    @Test
    void whatARunMakesOnTheSourceIsMadeOnceAndGoesWhole() throws SQLException {
        try (Session source = source()) {
            for (int time = 1; time <= 2; time++) {
                source.runSchema().make();
                source.role().make(REPLICATOR, List.of(DATABASE));
                assertEquals(List.of("public.leaf", TABLE), quoted(source.publish()));
                source.mark().write(UPGRADE, "nonce");
            }
            assertEquals(Optional.of("nonce"), source.mark().read(UPGRADE));
            assertEquals(List.of(), source.publication().missing());
            assertEquals(List.of(), source.slotAttempt(DEADLINE).make(SLOT));
            assertTrue(source.slots().find(SLOT).orElseThrow().isOurs(DATABASE));

            for (int time = 1; time <= 2; time++) {
                assertTrue(source.slots().drop(SLOT));
                source.publication().drop();
                source.runSchema().drop();
                source.role().drop();
            }
        }

        assertEquals(List.of(), traces());
    }

    @Test
    void aTableMadeAfterThePublicationIsMissed() throws SQLException {
        try (Session source = source()) {
            source.runSchema().make();
            source.publish();
            older.execute(sourceDatabase, "CREATE TABLE late (id int PRIMARY KEY)");

            assertEquals(List.of("public.late"), quoted(source.publication().missing()));

            source.publish();
            assertEquals(List.of(), source.publication().missing());
        }
    }

    @Test
    void aSlotThatWaitsForAnOpenWriteNamesWhoWrites() throws SQLException {
        try (Connection writer = older.open(sourceDatabase);
                Session source = source()) {
            writer.setAutoCommit(false);
            new Query(writer, "INSERT INTO parted VALUES (1)").update();

            List<String> blockers = source.slotAttempt(Duration.ofMillis(300)).make(SLOT);

            assertEquals(1, blockers.size());
            assertTrue(blockers.getFirst().contains("writing since"), blockers::getFirst);
            assertTrue(source.slots().find(SLOT).isEmpty());
            writer.rollback();
            assertEquals(List.of(), source.slotAttempt(DEADLINE).make(SLOT));
        }
    }

    @Test
    void whatCommitsAfterTheSeedComesOnceAndWhatCommittedBeforeDoesNot() throws SQLException {
        try (Session source = source();
                Session target = target()) {
            source.runSchema().make();
            target.runSchema().make();
            source.role().make(REPLICATOR, List.of(DATABASE));
            source.publish();
            source.slotAttempt(DEADLINE).make(SLOT);
            older.execute(sourceDatabase, "INSERT INTO %s VALUES (1, 'before')".formatted(TABLE));
            Lsn seed = source.currentLsn();
            older.execute(sourceDatabase, "INSERT INTO %s VALUES (2, 'after')".formatted(TABLE));

            Subscription subscription = target.subscription(SLOT);
            for (int time = 1; time <= 2; time++) {
                subscription.make(
                        new ConnectionString(
                                sourceDatabase, REPLICATOR, "require", Optional.empty()),
                        List.of(NAMES.publication()));
            }
            assertFalse(subscription.find().orElseThrow().enabled());
            subscription.start(seed);
            subscription.start(seed);

            Heartbeat.Beat beat = source.heartbeat().write();
            await().until(() -> target.heartbeat().read().equals(Optional.of(beat)));
            assertEquals(List.of("after"), rows());
            assertTrue(source.slots().find(SLOT).orElseThrow().reader().isThere());
        }
    }

    private Session source() throws SQLException {
        return Session.open(older.postgres(), sourceDatabase, older.superuser(), NAMES);
    }

    private Session target() throws SQLException {
        return Session.open(newer.postgres(), targetDatabase, newer.superuser(), NAMES);
    }

    private static List<String> quoted(List<Table> tables) {
        return tables.stream().map(Table::quoted).toList();
    }

    private List<String> rows() throws SQLException {
        try (Connection target = newer.open(targetDatabase)) {
            return new Query(target, "SELECT text FROM " + TABLE).texts();
        }
    }

    /// Everything on the source that bears the name of a run.
    private List<String> traces() throws SQLException {
        try (Connection source = older.open(sourceDatabase)) {
            return new Query(
                            source,
                            """
                            SELECT nspname FROM pg_namespace WHERE nspname LIKE 'greenlight%'
                            UNION ALL SELECT rolname FROM pg_roles WHERE rolname LIKE 'greenlight%'
                            UNION ALL SELECT pubname FROM pg_publication
                            UNION ALL SELECT slot_name FROM pg_replication_slots
                            """)
                    .texts();
        }
    }
}
