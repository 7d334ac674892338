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
import io.greenlight.preflight.check.Feature;
import io.greenlight.preflight.check.PreflightCheck;
import io.greenlight.preflight.check.PreflightConfig;
import io.greenlight.preflight.check.QueryCheck;
import io.greenlight.preflight.check.Route;
import io.greenlight.preflight.check.Way;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// All checks on a server with one of each kind of object, and on a database with more tables than
/// anybody should have: they answer, and leave nothing behind and no lock that anyone feels.
class ManyKindsTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final int FEWEST_EXTENSIONS = 30;
    private static final int MOST_TABLES = 10_000;
    private static final PostgresVersion NEWEST = new PostgresVersion(18, 6);

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
    void everyCheckAnswersOnEveryKindOfObjectAndLeavesNothing(int major) throws SQLException {
        try (RealServer server = RealServer.fresh(major, Map.of())) {
            Database zoo = server.create("zoo");
            server.execute(zoo, SqlFile.beside(ManyKindsTest.class, "zoo.sql"));
            server.execute(zoo, "SELECT pg_create_logical_replication_slot('z', 'test_decoding')");
            server.execute(zoo, "BEGIN; CREATE TABLE zoo.p (a int); PREPARE TRANSACTION 'zoo'");
            requireAtLeast(FEWEST_EXTENSIONS, "SELECT count(*) FROM pg_extension", zoo, server);
            requireAllFeatures(zoo, server);

            for (Way way : Way.values()) {
                assertEquals(List.of(), unanswered(server, way, server.superuser()), way.word());
                Login reader = new Login("zoo_reader", "zoo");
                assertEquals(List.of(), unanswered(server, way, reader), way.word());
            }
            assertLeavesNothing(server, zoo);
        }
    }

    @ParameterizedTest
    @MethodSource("majors")
    void everyCheckAnswersSoonWhereThereAreTenThousandTables(int major) throws SQLException {
        RealServer server = RealServer.of(major);
        Database many = server.create("many");
        server.execute(many, SqlFile.beside(ManyKindsTest.class, "many_tables.sql"));
        requireAtLeast(
                MOST_TABLES, "SELECT count(*) FROM pg_class WHERE relkind = 'r'", many, server);
        requireAllFeatures(many, server);

        for (Way way : List.of(Way.CLONE, Way.IN_PLACE, Way.DMS)) {
            assertEquals(List.of(), unanswered(server, way, server.superuser()), way.word());
        }
        server.drop("many");
    }

    private static void assertLeavesNothing(RealServer server, Database zoo) throws SQLException {
        try (Connection connection = server.open(zoo)) {
            connection.setAutoCommit(false);
            for (Way way : Way.values()) {
                PgSource source =
                        new PgSource("zoo", route(server, way), cluster(server), connection);
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

    /// What is looked at is there.
    private static void requireAtLeast(
            int fewest, String count, Database database, RealServer server) throws SQLException {
        try (Connection connection = server.open(database)) {
            String found = new Query(connection, count).text();
            assertTrue(Integer.parseInt(found) >= fewest, found);
        }
    }

    /// No check is passed over, but for those of what nobody does here.
    private static void requireAllFeatures(Database database, RealServer server)
            throws SQLException {
        try (Connection connection = server.open(database)) {
            assertEquals(
                    EnumSet.complementOf(
                            EnumSet.of(Feature.RUNNING_BUILD, Feature.SUBSCRIBED_TABLE)),
                    Features.of(connection));
        }
    }

    /// What could not be looked at, and why.
    private static List<String> unanswered(RealServer server, Way way, Login login) {
        List<Finding> found =
                new Survey(server.postgres(), new Hurried())
                        .findings(
                                route(server, way),
                                cluster(server),
                                login,
                                Catalog.of(Duration.ofMinutes(5)));
        return found.stream()
                .filter(one ->
                        one.title().contains("could not") || one.check().equals("connection"))
                .map(one -> "%s in %s: %s".formatted(one.check(), one.database(), one.title()))
                .toList();
    }

    private static Route route(RealServer server, Way way) {
        return new Route(way, server.version(), NEWEST);
    }

    private static Cluster cluster(RealServer server) {
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
