package io.greenlight.replication.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.Query;
import io.greenlight.backbone.cluster.database.RealServer;
import io.greenlight.contracts.UpgradeId;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Loads of writes on real servers.
class WriteLoadTest {

    private static final String NAME = "loaded \"db\" {ü}";
    private static final RunNames NAMES = new RunNames(new UpgradeId("orders-0123abcd"));
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Login HUMBLE = new Login("humble", "not-a-secret-1");

    static Stream<Integer> majors() {
        return RealServer.majors();
    }

    @ParameterizedTest
    @MethodSource("majors")
    void whatAServerTakesIsMeasuredAndNothingIsLeft(int major) throws Exception {
        RealServer server = RealServer.of(major);
        Database database = server.create(NAME);
        try {
            server.execute(database, "CREATE PUBLICATION everything FOR ALL TABLES");
            leaveSomethingOf(server, database);

            LoadMeasure measure = load(server, database, server.superuser()).measure();

            assertTrue(measure.isMeasured(), measure::objection);
            assertEquals(4, measure.sessions());
            assertEquals(new LoadMeasure.Failures(0, ""), measure.failures());
            assertTrue(measure.transactions() > 0, measure::toString);
            assertTrue(measure.took().compareTo(SHORT) >= 0, measure::toString);
            LoadMeasure.Times times = measure.times();
            assertTrue(times.median().isPositive(), measure::toString);
            assertTrue(times.median().compareTo(times.p95()) <= 0, measure::toString);
            assertTrue(times.p95().compareTo(times.worst()) <= 0, measure::toString);
            assertEquals(List.of("public"), schemas(server, database));
        } finally {
            server.drop(NAME);
        }
    }

    /// As an attempt that was cut off does.
    private static void leaveSomethingOf(RealServer server, Database database) throws SQLException {
        try (Session session = session(server, database, server.superuser())) {
            session.loadSchema().make();
        }
    }

    @ParameterizedTest
    @MethodSource("majors")
    void whoMayMakeNoSchemaIsTold(int major) throws Exception {
        RealServer server = RealServer.of(major);
        Database database = server.create(NAME);
        server.execute(database, "CREATE ROLE humble LOGIN PASSWORD 'not-a-secret-1'");
        try {
            LoadMeasure measure = load(server, database, HUMBLE).measure();

            assertEquals(
                    LoadMeasure.none("42501: ERROR: permission denied for database " + NAME),
                    measure);
        } finally {
            server.drop(NAME);
            server.execute(server.maintenance(), "DROP ROLE humble");
        }
    }

    @Test
    void transactionsThatOnlyReadAreTold() throws Exception {
        RealServer server = RealServer.of(17);
        Database database = server.create(NAME);
        server.execute(
                database,
                """
                CREATE ROLE humble SUPERUSER LOGIN PASSWORD 'not-a-secret-1';
                ALTER ROLE humble SET default_transaction_read_only = on;
                """);
        try {
            LoadMeasure measure = load(server, database, HUMBLE).measure();

            assertTrue(
                    measure.objection().startsWith("25006: ERROR: cannot execute"),
                    measure::toString);
        } finally {
            server.drop(NAME);
            server.execute(server.maintenance(), "DROP ROLE humble");
        }
    }

    @Test
    void tooFewConnectionsAreTold() throws Exception {
        RealServer server = RealServer.of(17);
        Database database = server.create(NAME);
        server.execute(
                database, "CREATE ROLE humble LOGIN CONNECTION LIMIT 3 PASSWORD 'not-a-secret-1'");
        server.execute(database, server.quoted("GRANT CREATE ON DATABASE %I TO humble", NAME));
        try {
            LoadMeasure measure = load(server, database, HUMBLE).measure();

            assertEquals(
                    LoadMeasure.none("53300: FATAL: too many connections for role \"humble\""),
                    measure);
            assertEquals(List.of("public"), schemas(server, database));
        } finally {
            server.drop(NAME);
            server.execute(server.maintenance(), "DROP ROLE humble");
        }
    }

    @Test
    void eventTriggersOfUsersAreNotFired() throws Exception {
        RealServer server = RealServer.of(17);
        Database database = server.create(NAME);
        server.execute(
                database,
                """
                CREATE FUNCTION fire() RETURNS event_trigger LANGUAGE plpgsql
                    AS 'BEGIN RAISE EXCEPTION ''fired''; END';
                CREATE EVENT TRIGGER tells_others ON ddl_command_start EXECUTE FUNCTION fire();
                """);
        try {
            LoadMeasure measure = load(server, database, server.superuser()).measure();

            assertEquals(
                    LoadMeasure.none(
                            "event triggers would fire, and might reach out of the database:"
                                    + " tells_others"),
                    measure);
        } finally {
            server.drop(NAME);
        }
    }

    @Test
    void aServerThatIsAwayIsNoReasonToLeaveItOut() {
        RealServer server = RealServer.of(17);
        Database database = server.create(NAME);
        AtomicInteger opened = new AtomicInteger();
        WriteLoad load =
                new WriteLoad(
                        () -> {
                            if (opened.incrementAndGet() > 2) {
                                throw new IOException("the clone's writer does not answer");
                            }
                            return session(server, database, server.superuser());
                        },
                        SHORT);
        try {
            assertThrows(IOException.class, load::measure);

            assertEquals(List.of("public"), schemas(server, database));
        } finally {
            server.drop(NAME);
        }
    }

    private static WriteLoad load(RealServer server, Database database, Login login) {
        return new WriteLoad(() -> session(server, database, login), SHORT);
    }

    private static List<String> schemas(RealServer server, Database database) {
        try (Connection connection = server.open(database)) {
            return new Query(
                            connection,
                            """
                            SELECT nspname FROM pg_catalog.pg_namespace
                             WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'
                            """)
                    .texts();
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Session session(RealServer server, Database database, Login login)
            throws SQLException {
        return Session.open(server.postgres(), database, login, NAMES);
    }
}
