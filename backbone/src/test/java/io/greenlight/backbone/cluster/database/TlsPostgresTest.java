package io.greenlight.backbone.cluster.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Login;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TlsPostgresTest {

    private static final String HOSTILE = "it's \"50%\" & ü; --";

    static List<Integer> majors() {
        return RealServer.majors().toList();
    }

    @ParameterizedTest
    @MethodSource("majors")
    void aDatabaseOfAnyNameIsReachedOverTls(int major) throws SQLException {
        RealServer server = RealServer.of(major);
        Database database = server.create(HOSTILE);

        try (Connection connection = server.postgres().open(database, server.superuser());
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                """
                                SELECT current_database(), s.ssl, a.application_name
                                  FROM pg_catalog.pg_stat_ssl AS s
                                  JOIN pg_catalog.pg_stat_activity AS a USING (pid)
                                 WHERE a.pid = pg_catalog.pg_backend_pid()
                                """)) {
            row.next();
            assertEquals(HOSTILE, row.getString(1));
            assertTrue(row.getBoolean(2));
            assertEquals("greenlight", row.getString(3));
        } finally {
            server.drop(HOSTILE);
        }
    }

    @ParameterizedTest
    @MethodSource("majors")
    void aServerThatNobodyVouchesForIsRefused(int major) {
        RealServer server = RealServer.of(major);
        Path untrusted = Path.of(System.getProperty("java.home"), "no-such-certificate.pem");
        Postgres postgres = new TlsPostgres(RealServer.trusting(untrusted));

        assertThrows(
                SQLException.class, () -> postgres.open(server.maintenance(), server.superuser()));
    }

    @ParameterizedTest
    @MethodSource("majors")
    void aServerUnderAnotherNameIsRefused(int major) {
        RealServer server = RealServer.of(major);
        // It answers there, but its certificate names localhost alone.
        Endpoint elsewhere = new Endpoint("127.0.0.1", server.endpoint().port());
        Postgres postgres = server.postgres();

        SQLException refused =
                assertThrows(
                        SQLException.class,
                        () ->
                                postgres.open(
                                        new Database(elsewhere, "postgres"), server.superuser()));

        assertTrue(refused.toString().contains("hostname"), refused.toString());
    }

    @ParameterizedTest
    @MethodSource("majors")
    void aRefusedLoginSaysNothingOfThePassword(int major) {
        RealServer server = RealServer.of(major);
        Postgres postgres = server.postgres();
        Login wrong = new Login("postgres", "hunter2");

        SQLException refused =
                assertThrows(SQLException.class, () -> postgres.open(server.maintenance(), wrong));

        assertFalse(refused.toString().contains("hunter2"), refused.toString());
    }

    @ParameterizedTest
    @MethodSource("majors")
    void theDatabasesThatCountAreThoseThatTakeConnections(int major) throws SQLException {
        RealServer server = RealServer.of(major);
        server.create(HOSTILE);
        server.create("rdsadmin");
        server.create("closed");
        server.execute(server.maintenance(), "ALTER DATABASE closed ALLOW_CONNECTIONS false");

        List<String> names =
                Databases.of(server.postgres(), server.endpoint(), server.superuser()).stream()
                        .map(Database::name)
                        .toList();

        List.of(HOSTILE, "rdsadmin", "closed").forEach(server::drop);
        assertEquals(List.of(HOSTILE, "postgres"), names);
    }
}
