package io.greenlight.backbone.cluster.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.greenlight.backbone.cluster.Login;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// On servers of their own, which keep statements wherever contrib can.
final class LogSilenceTest {

    private static final Map<String, String> KEEPING =
            Map.of("shared_preload_libraries", "pg_stat_statements");
    private static final String MAKE = "CREATE ROLE probe PASSWORD 'said aloud'";
    private static final String STATEMENTS =
            "SELECT query FROM pg_stat_statements WHERE query LIKE '%PASSWORD%'";
    private static final String ACTIVITY =
            """
            SELECT query
              FROM pg_stat_activity
             WHERE query LIKE '%PASSWORD%'
               AND pid <> pg_backend_pid()
            """;

    @ParameterizedTest
    @MethodSource("io.greenlight.backbone.cluster.database.RealServer#majors")
    void aPasswordIsKeptNowhereButByWhoMayNotSaySo(int major) throws SQLException {
        try (RealServer server = RealServer.fresh(major, KEEPING);
                Connection loud = server.open(server.maintenance());
                Connection silent = server.open(server.maintenance());
                Connection reader = server.open(server.maintenance())) {
            Query.execute(reader, "CREATE EXTENSION pg_stat_statements");
            LogSilence.over(silent);
            Query.execute(silent, MAKE);
            assertEquals(List.of(), new Query(reader, ACTIVITY).texts());
            assertEquals(List.of(), new Query(reader, STATEMENTS).texts());

            Query.execute(loud, "DROP ROLE probe");
            Query.execute(loud, MAKE);
            assertEquals(1, new Query(reader, ACTIVITY).texts().size());
            assertEquals(1, new Query(reader, STATEMENTS).texts().size());
        }
    }

    @ParameterizedTest
    @MethodSource("io.greenlight.backbone.cluster.database.RealServer#majors")
    void whoMayNotSilenceAnythingGoesOn(int major) throws SQLException {
        Login somebody = new Login("somebody", UUID.randomUUID().toString());
        try (RealServer server = RealServer.fresh(major, KEEPING)) {
            server.execute(
                    server.maintenance(),
                    "CREATE ROLE somebody LOGIN PASSWORD '%s'".formatted(somebody.password()));
            try (Connection plain = server.postgres().open(server.maintenance(), somebody)) {
                LogSilence.over(plain);

                assertEquals("on", new Query(plain, "SHOW track_activities").text());
                assertEquals("top", new Query(plain, "SHOW pg_stat_statements.track").text());
            }
        }
    }
}
