package io.greenlight.preflight.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.Query;
import io.greenlight.backbone.cluster.database.RealServer;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.preflight.check.Catalog;
import io.greenlight.preflight.check.PreflightCheck;
import io.greenlight.preflight.check.QueryCheck;
import io.greenlight.preflight.check.Route;
import io.greenlight.preflight.check.Way;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What all checks leave behind on a server: nothing, and no lock that anyone feels.
class FootprintTest {

    private static final String LOCKS =
            """
            SELECT DISTINCT l.locktype || ' ' || l.mode
              FROM pg_catalog.pg_locks AS l
             WHERE l.pid = pg_catalog.pg_backend_pid()
               AND l.mode <> 'AccessShareLock'
               AND l.locktype <> 'virtualxid'
            """;

    static Stream<Integer> majors() {
        return RealServer.majors();
    }

    @ParameterizedTest
    @MethodSource("majors")
    void noCheckWritesOrTakesALockThatAnyoneFeels(int major) throws SQLException {
        RealServer server = RealServer.of(major);
        Database database = server.create("footprint");
        server.execute(
                database,
                """
                CREATE TABLE t (a serial PRIMARY KEY, b text) PARTITION BY RANGE (a);
                CREATE TABLE t_1 PARTITION OF t FOR VALUES FROM (1) TO (10);
                INSERT INTO t DEFAULT VALUES;
                CREATE VIEW v AS SELECT * FROM pg_stat_bgwriter;
                SELECT lo_create(0)
                """);
        Cluster cluster = FakeFleet.cluster("orders", server.version(), Map.of());
        try (Connection connection = server.open(database)) {
            connection.setAutoCommit(false);
            for (Way way : Way.values()) {
                Route route = new Route(way, server.version(), new PostgresVersion(18, 6));
                PgSource source = new PgSource("footprint", route, cluster, connection);
                queries().forEach(check -> check.inspect(source));
            }

            assertEquals(List.of(), new Query(connection, LOCKS).texts());
            assertEquals(
                    List.of("nothing"),
                    new Query(
                                    connection,
                                    "SELECT COALESCE(txid_current_if_assigned()::text, 'nothing')")
                            .texts());
        }
        server.drop("footprint");
    }

    private static List<QueryCheck> queries() {
        List<PreflightCheck> all = Catalog.of(Duration.ofMinutes(5));
        return all.stream()
                .filter(QueryCheck.class::isInstance)
                .map(QueryCheck.class::cast)
                .toList();
    }
}
