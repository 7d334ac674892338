package io.greenlight.preflight.forecast.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.Query;
import io.greenlight.backbone.cluster.database.RealServer;
import io.greenlight.preflight.forecast.DatabaseSigns;
import io.greenlight.preflight.forecast.Signs;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What real servers say of themselves.
class SignReaderTest {

    private static final String SHOP = "it's \"a\" shop";

    @ParameterizedTest
    @MethodSource("io.greenlight.backbone.cluster.database.RealServer#majors")
    void whatIsWrittenBetweenTwoLooksIsSeen(int major) throws SQLException {
        RealServer server = RealServer.of(major);
        Database shop = server.create(SHOP);
        SignReader reader = new SignReader();
        try (Connection connection = server.open(shop)) {
            reader.readServer(connection);
            Query.execute(
                    connection,
                    "CREATE TABLE t (a int PRIMARY KEY, b text, c int GENERATED ALWAYS AS"
                            + " IDENTITY);"
                            + " CREATE VIEW v AS SELECT * FROM t;"
                            + " INSERT INTO t SELECT n, repeat('x', 1000)"
                            + " FROM generate_series(1, 3000) AS n");
            reader.readDatabase(SHOP, connection);
        }
        Signs signs = reader.signs();

        assertEquals(List.of(), signs.refusals());
        DatabaseSigns found = signs.databases().getFirst();
        assertEquals(4, found.relations(), "table, its key, its sequence, the view");
        long written = found.sample().written() - signs.server().orElseThrow().sample().written();
        assertTrue(written > 3_000_000 && written < 30_000_000, "bytes: " + written);
        assertEquals(OptionalLong.empty(), signs.server().orElseThrow().slotLimit());
        assertTrue(
                signs.server().orElseThrow().changes().stream()
                        .anyMatch(one -> one.database().equals(SHOP)));
        server.drop(SHOP);
    }

    @ParameterizedTest
    @MethodSource("io.greenlight.backbone.cluster.database.RealServer#majors")
    void theLimitOfSlotsIsReadInBytesAndTheLogSinceTheReset(int major) throws SQLException {
        RealServer server = RealServer.of(major);
        try (Connection connection = server.open(server.maintenance())) {
            server.execute(server.maintenance(), "ALTER SYSTEM SET max_slot_wal_keep_size = '2GB'");
            server.execute(server.maintenance(), "SELECT pg_reload_conf()");
            Query limit = new Query(connection, "SHOW max_slot_wal_keep_size");
            Awaitility.await().until(() -> limit.text().equals("2GB"));
            SignReader reader = new SignReader();
            reader.readServer(connection);

            assertEquals(
                    OptionalLong.of(2L << 30), reader.signs().server().orElseThrow().slotLimit());
        } finally {
            server.execute(server.maintenance(), "ALTER SYSTEM RESET max_slot_wal_keep_size");
            server.execute(server.maintenance(), "SELECT pg_reload_conf()");
        }
    }

    @ParameterizedTest
    @MethodSource("io.greenlight.backbone.cluster.database.RealServer#majors")
    void whatIsRefusedIsRememberedAndStopsNothing(int major) throws SQLException {
        RealServer server = RealServer.of(major);
        Database shop = server.create(SHOP);
        server.execute(shop, "CREATE ROLE guest LOGIN PASSWORD 'secret'");
        server.execute(shop, "REVOKE EXECUTE ON FUNCTION pg_current_wal_insert_lsn() FROM public");
        SignReader reader = new SignReader();
        try (Connection connection = server.postgres().open(shop, new Login("guest", "secret"))) {
            reader.readServer(connection);
            reader.readDatabase(SHOP, connection);
        }
        server.execute(shop, "DROP ROLE guest");
        server.drop(SHOP);

        assertEquals(2, reader.signs().refusals().size());
        assertTrue(
                reader.signs()
                        .refusals()
                        .getFirst()
                        .contains("permission denied for function pg_current_wal_insert_lsn"));
    }
}
