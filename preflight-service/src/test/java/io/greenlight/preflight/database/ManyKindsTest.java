package io.greenlight.preflight.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.Query;
import io.greenlight.backbone.cluster.database.RealServer;
import io.greenlight.backbone.cluster.database.SqlFile;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.preflight.check.Catalog;
import io.greenlight.preflight.check.PreflightCheck;
import io.greenlight.preflight.check.PreflightConfig;
import io.greenlight.preflight.check.QueryCheck;
import io.greenlight.preflight.check.Route;
import io.greenlight.preflight.check.Way;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// All checks on a server with one of each kind of object, and on a database with more tables than
/// anybody should have: they answer, and leave nothing behind and no lock that anyone feels.
@ParameterizedClass
@MethodSource("io.greenlight.backbone.cluster.database.RealServer#majors")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManyKindsTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final int NEWEST = 18;
    private static final int FEWEST_EXTENSIONS = 30;
    private static final int MOST_TABLES = 10_000;

    private static final String LOCKS =
            """
            SELECT DISTINCT l.locktype || ' ' || l.mode
              FROM pg_catalog.pg_locks AS l
             WHERE l.pid = pg_catalog.pg_backend_pid()
               AND l.mode <> 'AccessShareLock'
               AND l.locktype <> 'virtualxid'
            """;

    private final RealServer server;
    private final Database zoo;

    ManyKindsTest(int major) {
        server = RealServer.fresh(major, Map.of());
        zoo = server.create("zoo");
    }

    @BeforeAll
    void everyKindOfObject() {
        server.execute(zoo, SqlFile.beside(ManyKindsTest.class, "zoo.sql"));
        server.execute(zoo, "SELECT pg_create_logical_replication_slot('zoo', 'test_decoding')");
        server.execute(zoo, "BEGIN; CREATE TABLE zoo.p (a int); PREPARE TRANSACTION 'zoo'");
    }

    @AfterAll
    void noServer() {
        server.close();
    }

    @Test
    void everyCheckAnswersOnEveryKindOfObject() throws SQLException {
        try (Connection connection = server.open(zoo)) {
            int extensions =
                    new Query(connection, "SELECT extname FROM pg_extension").texts().size();
            assertTrue(extensions >= FEWEST_EXTENSIONS, () -> "only %d".formatted(extensions));
        }
        for (Way way : Way.values()) {
            assertEquals(List.of(), unanswered(way, server.superuser()), way.word());
        }
    }

    @Test
    void itAnswersWhoMayDoNothingToo() {
        for (Way way : Way.values()) {
            assertEquals(List.of(), unanswered(way, new Login("zoo_reader", "zoo")), way.word());
        }
    }

    @Test
    void itAnswersSoonWhereThereAreTenThousandTables() throws SQLException {
        Database many = server.create("many");
        server.execute(many, SqlFile.beside(ManyKindsTest.class, "many_tables.sql"));
        try (Connection connection = server.open(many)) {
            String tables =
                    new Query(connection, "SELECT count(*) FROM pg_class WHERE relkind = 'r'")
                            .text();
            assertTrue(Integer.parseInt(tables) >= MOST_TABLES, tables);
        }

        for (Way way : List.of(Way.CLONE, Way.IN_PLACE, Way.DMS)) {
            assertEquals(List.of(), unanswered(way, server.superuser()), way.word());
        }
        server.drop("many");
    }

    @Test
    void noCheckWritesOrTakesALockThatAnyoneFeels() throws SQLException {
        Cluster cluster = cluster();
        try (Connection connection = server.open(zoo)) {
            connection.setAutoCommit(false);
            for (Way way : Way.values()) {
                PgSource source = new PgSource("zoo", route(way), cluster, connection);
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
    }

    /// What could not be looked at, and why.
    private List<String> unanswered(Way way, Login login) {
        List<Finding> found =
                new Survey(server.postgres(), new Hurried())
                        .findings(route(way), cluster(), login, Catalog.of(Duration.ofMinutes(5)));
        return found.stream()
                .filter(one ->
                        one.title().contains("could not") || one.check().equals("connection"))
                .map(one -> "%s in %s: %s".formatted(one.check(), one.database(), one.title()))
                .toList();
    }

    private Route route(Way way) {
        return new Route(way, server.version(), new PostgresVersion(NEWEST, 6));
    }

    private Cluster cluster() {
        Cluster one = FakeFleet.cluster("orders", server.version(), Map.of());
        return new Cluster(
                one.ref(),
                one.resourceId(),
                one.arn(),
                one.engine(),
                one.version(),
                one.status(),
                server.endpoint(),
                one.writerInstance(),
                one.instances(),
                one.parameterGroup(),
                one.tags());
    }

    private static List<QueryCheck> queries() {
        List<PreflightCheck> all = Catalog.of(Duration.ofMinutes(5));
        return all.stream()
                .filter(QueryCheck.class::isInstance)
                .map(QueryCheck.class::cast)
                .toList();
    }

    /// With little time for each statement.
    private record Hurried() implements PreflightConfig {

        @Override
        public Duration longTransaction() {
            return Duration.ofMinutes(5);
        }

        @Override
        public Duration statementTimeout() {
            return SOON;
        }

        @Override
        public Duration patience() {
            return Duration.ZERO;
        }

        @Override
        public Duration recheck() {
            return Duration.ZERO;
        }
    }
}
