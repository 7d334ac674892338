package io.greenlight.backbone.cluster.database;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.Login;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is kept, what it forgets, and when it goes, on a real server.
final class KeptSessionsTest {

    private static final String NAME = "kept";
    private static final String PID = "SELECT pg_catalog.pg_backend_pid()";

    private final RealServer server = RealServer.of(17);
    private final KeptSessions sessions = new KeptSessions(server.postgres());
    private Database database = server.maintenance();

    @BeforeEach
    void anEmptyDatabase() {
        database = server.create(NAME);
    }

    @AfterEach
    void nothingIsLeft() {
        sessions.close();
        server.drop(NAME);
    }

    @Test
    void whatIsAskedForAgainAtOnceIsTheSame() throws SQLException {
        String first = once(PID);

        assertEquals(first, once(PID));
        try (Connection one = open();
                Connection two = open()) {
            assertEquals(first, ask(one, PID));
            assertNotEquals(first, ask(two, PID));
        }
    }

    @Test
    void nothingOfItsLastHolderOutlivesHim() throws SQLException {
        try (Connection held = open()) {
            new Query(held, "CREATE TEMPORARY TABLE mine (id int)").update();
            ask(held, "SELECT pg_catalog.set_config('statement_timeout', '7s', false)");
            ask(held, "SELECT pg_catalog.pg_advisory_lock(42)::text");
            held.setAutoCommit(false);
            ask(held, "SELECT pg_catalog.txid_current()");
        }

        try (Connection next = open()) {
            assertTrue(next.getAutoCommit());
            assertEquals("0", ask(next, "SELECT pg_catalog.current_setting('statement_timeout')"));
            assertEquals("t", ask(next, "SELECT pg_catalog.to_regclass('mine') IS NULL"));
            assertEquals(
                    "0",
                    ask(
                            next,
                            "SELECT pg_catalog.count(*) FROM pg_catalog.pg_locks"
                                    + " WHERE locktype = 'advisory' AND objid = 42"));
        }
    }

    @Test
    void itIsCalledAsBefore() throws SQLException {
        String pid = once(PID);

        try (Connection other = server.open(server.maintenance())) {
            assertEquals(
                    "greenlight",
                    ask(
                            other,
                            "SELECT application_name FROM pg_catalog.pg_stat_activity"
                                    + " WHERE pid = "
                                    + pid));
        }
    }

    @Test
    void oneThatHasEndedMeanwhileIsReplaced() throws SQLException {
        String first = once(PID);
        try (Connection other = server.open(server.maintenance())) {
            ask(other, "SELECT pg_catalog.pg_terminate_backend(%s, 5000)".formatted(first));
        }

        assertNotEquals(first, once(PID));
    }

    @Test
    void oneThatNobodyWantsGoes() throws SQLException {
        String first = once(PID);
        try (Connection other = server.open(server.maintenance())) {
            await().until(() -> ask(other, count(first)).equals("0"));
        }
    }

    @Test
    void noMoreThanAFewOfOneServerAreKept() throws SQLException {
        List<Connection> held = new ArrayList<>();
        for (int n = 0; n < 5; n++) {
            held.add(open());
        }
        for (Connection one : held) {
            one.close();
        }

        try (Connection other = server.open(server.maintenance())) {
            assertEquals("3", ask(other, ofThis("application_name = 'greenlight'")));
        }
    }

    @Test
    void whereThereIsNoRoomTheyMakeIt() throws SQLException {
        server.execute(
                server.maintenance(), "CREATE ROLE few LOGIN CONNECTION LIMIT 1 PASSWORD 'x'");
        Login few = new Login("few", "x");
        try {
            sessions.open(database, few).close();
            try (Connection elsewhere = sessions.open(server.maintenance(), few)) {
                assertEquals("postgres", ask(elsewhere, "SELECT pg_catalog.current_database()"));
            }
        } finally {
            sessions.close();
            server.execute(server.maintenance(), "DROP ROLE few");
        }
    }

    @Test
    void afterTheEndNothingIsKept() throws SQLException {
        Connection held = open();
        String first = ask(held, PID);
        sessions.close();
        held.close();

        try (Connection other = server.open(server.maintenance())) {
            await().until(() -> ask(other, count(first)).equals("0"));
        }
        assertFalse(first.isEmpty());
    }

    private Connection open() throws SQLException {
        return sessions.open(database, server.superuser());
    }

    private String once(String question) throws SQLException {
        try (Connection connection = open()) {
            return ask(connection, question);
        }
    }

    private static String count(String pid) {
        return "SELECT pg_catalog.count(*) FROM pg_catalog.pg_stat_activity WHERE pid = " + pid;
    }

    private static String ofThis(String which) {
        return ("SELECT pg_catalog.count(*) FROM pg_catalog.pg_stat_activity"
                        + " WHERE datname = '%s' AND %s")
                .formatted(NAME, which);
    }

    private static String ask(Connection connection, String question) throws SQLException {
        return new Query(connection, question).text();
    }
}
