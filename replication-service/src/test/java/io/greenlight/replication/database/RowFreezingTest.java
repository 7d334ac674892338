package io.greenlight.replication.database;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.Query;
import io.greenlight.backbone.cluster.database.RealServer;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.replication.database.RowFreezing.Attempt;
import io.greenlight.replication.database.RowFreezing.Mark;
import io.greenlight.replication.database.RowFreezing.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// Tables with names that try to be SQL.
@ParameterizedClass
@MethodSource("io.greenlight.backbone.cluster.database.RealServer#majors")
final class RowFreezingTest {

    private static final String NAME = "freezing \"of\" ;--";
    private static final RunNames NAMES = new RunNames(new UpgradeId("freezing-0123abcd"));
    private static final Login FREEZER = new Login("freezer", "it's a \"secret\"");
    private static final String HOSTILE = "\"s'ch \"\"ema\".\"täble {?} %s\"";
    private static final String TABLES =
            """
            CREATE SCHEMA "s'ch ""ema";
            CREATE TABLE "s'ch ""ema"."täble {?} %s" (id int PRIMARY KEY, text text);
            CREATE TABLE plain AS SELECT generate_series(1, 1000) AS id;
            CREATE TABLE parted (id int PRIMARY KEY) PARTITION BY RANGE (id);
            CREATE TABLE leaf PARTITION OF parted DEFAULT;
            CREATE MATERIALIZED VIEW seen AS SELECT id FROM plain;
            """;

    @Parameter private int major;

    private RealServer server;
    private Database database;

    @BeforeEach
    void tables() {
        server = RealServer.of(major);
        database = server.create(NAME);
        server.execute(database, TABLES);
    }

    @AfterEach
    void nothingIsLeft() {
        server.drop(NAME);
        server.execute(server.maintenance(), "DROP ROLE IF EXISTS freezer");
    }

    @Test
    void whatHasRowsIsFrozenOnce() throws SQLException {
        try (Session session = session(server.superuser())) {
            RowFreezing freezing = session.rowFreezing();
            Mark mark = freezing.mark();
            List<Table> tables = freezing.tables(mark);

            assertEquals(
                    Set.of("public.leaf", "public.plain", "public.seen", HOSTILE),
                    tables.stream().map(Table::name).collect(Collectors.toSet()));
            for (Table table : tables) {
                assertTrue(table.isOurs());
                assertFalse(table.isFrozen());
                assertFalse(table.isLocked());
                assertEquals(new Attempt.Frozen(), freezing.freeze(table));
            }

            await().until(() -> freezing.tables(mark).stream().allMatch(Table::isFrozen));
        }
    }

    @Test
    void aTableUnderAnOldSnapshotIsFrozenOnceAllTheSame() throws SQLException {
        try (Connection old = server.open(database);
                Session session = session(server.superuser())) {
            old.setAutoCommit(false);
            old.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            new Query(old, "SELECT count(*) FROM plain").text();
            server.execute(database, "INSERT INTO plain VALUES (0)");
            RowFreezing freezing = session.rowFreezing();
            Mark mark = freezing.mark();

            freezing.tables(mark).forEach(freezing::freeze);

            await().until(() -> freezing.tables(mark).stream().allMatch(Table::isFrozen));
            old.rollback();
        }
    }

    @Test
    void aLockedTableComesLastAndSaysWhoseTheLockIs() throws SQLException {
        try (Connection other = server.open(database);
                Session session = session(server.superuser())) {
            other.setAutoCommit(false);
            new Query(other, "LOCK TABLE plain IN SHARE UPDATE EXCLUSIVE MODE").update();
            RowFreezing freezing = session.rowFreezing();

            Table last = freezing.tables(freezing.mark()).getLast();

            assertEquals("public.plain", last.name());
            assertTrue(last.holder().endsWith(" has ShareUpdateExclusiveLock"), last::holder);
            assertEquals(new Attempt.Locked(), freezing.freeze(last));
            other.rollback();
            assertEquals(new Attempt.Frozen(), freezing.freeze(last));
        }
    }

    @Test
    void tablesOfOthersAreNotOurs() throws SQLException {
        server.execute(
                server.maintenance(), "CREATE ROLE freezer LOGIN PASSWORD 'it''s a \"secret\"'");
        server.execute(database, "ALTER TABLE plain OWNER TO freezer");
        try (Session session = session(FREEZER)) {
            RowFreezing freezing = session.rowFreezing();

            List<Table> ours =
                    freezing.tables(freezing.mark()).stream().filter(Table::isOurs).toList();

            assertEquals(List.of("public.plain"), ours.stream().map(Table::name).toList());
            assertEquals(new Attempt.Frozen(), freezing.freeze(ours.getFirst()));
        }
    }

    @Test
    void aTableThatIsGoneIsRefused() throws SQLException {
        try (Session session = session(server.superuser())) {
            RowFreezing freezing = session.rowFreezing();
            Table first = freezing.tables(freezing.mark()).getFirst();
            server.execute(database, "DROP TABLE plain, parted, " + HOSTILE + " CASCADE");

            Attempt attempt = freezing.freeze(first);

            assertTrue(attempt instanceof Attempt.Refused, attempt::toString);
        }
    }

    @Test
    void aSessionThatIsEndedGivesNoAnswer() throws SQLException {
        try (Connection other = server.open(server.maintenance());
                Session session = session(server.superuser())) {
            RowFreezing freezing = session.rowFreezing();
            Table first = freezing.tables(freezing.mark()).getFirst();
            String end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ?";
            await().until(() -> new Query(other, end, NAME).texts().isEmpty());

            assertEquals(new Attempt.Unanswered(), freezing.freeze(first));
        }
    }

    private Session session(Login login) throws SQLException {
        return Session.open(server.postgres(), database, login, NAMES);
    }
}
