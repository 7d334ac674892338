package io.greenlight.backbone.cluster.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.contracts.UpgradeId;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Extensions at versions that pg_upgrade would have left them at.
final class ExtensionsTest {

    private static final String NAME = "extensions \"of\" ;--";
    private static final RunNames NAMES = new RunNames(new UpgradeId("extensions-0123abcd"));

    @ParameterizedTest
    @MethodSource("io.greenlight.backbone.cluster.database.RealServer#majors")
    void whatIsBehindIsUpdatedOnce(int major) throws SQLException {
        RealServer server = RealServer.of(major);
        Database database = server.create(NAME);
        server.execute(database, "CREATE EXTENSION pg_trgm VERSION '1.3'; CREATE EXTENSION hstore");
        try (RunSession session =
                new RunSession(server.postgres(), database, server.superuser(), NAMES) {}) {

            List<String> first = session.extensions().update();
            List<String> second = session.extensions().update();

            assertEquals(1, first.size());
            assertTrue(first.getFirst().startsWith("pg_trgm 1.3 -> 1."), first::toString);
            assertEquals(List.of(), second);
        } finally {
            server.drop(NAME);
        }
    }

    /// Nothing says that the one needs the other: it is refused, and tried again.
    @ParameterizedTest
    @MethodSource("io.greenlight.backbone.cluster.database.RealServer#majors")
    void whatIsRefusedIsTriedAgainOnceAnotherIsUpdated(int major) throws SQLException {
        List<String> updates = update(major, refusing("hstore", "P0001"));

        assertEquals(List.of("pg_trgm", "hstore"), names(updates));
        assertTrue(updates.stream().noneMatch(one -> one.contains("refused")), updates::toString);
    }

    @ParameterizedTest
    @MethodSource("io.greenlight.backbone.cluster.database.RealServer#majors")
    void whatOthersStandOnIsUpdatedFirst(int major) throws SQLException {
        List<String> updates =
                update(
                        major,
                        """
                        SET allow_system_table_mods = on;
                        INSERT INTO pg_catalog.pg_depend
                        SELECT 'pg_extension'::regclass, hstore.oid, 0,
                               'pg_extension'::regclass, trgm.oid, 0, 'n'
                          FROM pg_extension AS hstore, pg_extension AS trgm
                         WHERE hstore.extname = 'hstore' AND trgm.extname = 'pg_trgm';
                        """);

        assertEquals(List.of("pg_trgm", "hstore"), names(updates));
    }

    @ParameterizedTest
    @MethodSource("io.greenlight.backbone.cluster.database.RealServer#majors")
    void whatIsToComeFirstByItsNameDoes(int major) throws SQLException {
        List<String> updates = update(major, "SELECT", List.of("pg_trgm", "absent"));

        assertEquals(List.of("pg_trgm", "hstore"), names(updates));
    }

    @ParameterizedTest
    @MethodSource("io.greenlight.backbone.cluster.database.RealServer#majors")
    void whatIsRefusedForGoodIsTold(int major) throws SQLException {
        List<String> updates = update(major, refusing("pg_trgm", "P0001"));

        assertEquals(List.of("hstore", "pg_trgm"), names(updates));
        assertTrue(updates.getLast().contains(" refused: "), updates::toString);
    }

    @ParameterizedTest
    @MethodSource("io.greenlight.backbone.cluster.database.RealServer#majors")
    void aServerThatGoesDownRefusesNothing(int major) {
        assertThrows(SQLException.class, () -> update(major, refusing("pg_trgm", "57P01")));
    }

    /// Has updates of that extension fail for as long as pg_trgm is old.
    private static String refusing(String extension, String state) {
        return """
        CREATE FUNCTION refuse() RETURNS event_trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF current_query() LIKE 'ALTER EXTENSION %1$s%%' AND EXISTS (
                SELECT FROM pg_extension WHERE extname = 'pg_trgm' AND extversion = '1.3')
            THEN
                RAISE 'not yet' USING ERRCODE = '%2$s';
            END IF;
        END $$;
        CREATE EVENT TRIGGER refuse ON ddl_command_start EXECUTE FUNCTION refuse();
        """
                .formatted(extension, state);
    }

    private static List<String> update(int major, String sql) throws SQLException {
        return update(major, sql, List.of());
    }

    private static List<String> update(int major, String sql, List<String> early)
            throws SQLException {
        RealServer server = RealServer.of(major);
        Database database = server.create(NAME);
        try {
            server.execute(
                    database,
                    "CREATE EXTENSION pg_trgm VERSION '1.3';"
                            + " CREATE EXTENSION hstore VERSION '1.4'");
            server.execute(database, sql);
            try (RunSession session =
                    new RunSession(server.postgres(), database, server.superuser(), NAMES) {}) {
                return session.extensions().update(early);
            }
        } finally {
            server.drop(NAME);
        }
    }

    private static List<String> names(List<String> updates) {
        return updates.stream().map(one -> one.substring(0, one.indexOf(' '))).toList();
    }
}
