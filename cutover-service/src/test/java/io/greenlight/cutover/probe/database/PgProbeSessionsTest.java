package io.greenlight.cutover.probe.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.database.Databases;
import io.greenlight.backbone.cluster.database.Query;
import io.greenlight.backbone.cluster.database.RealServer;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.cutover.access.Server;
import io.greenlight.cutover.access.database.PgServers;
import io.greenlight.cutover.probe.ProbeSessions;
import java.io.IOException;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A probe's session on a real server: it writes as a client does, and names failures by SQLSTATE.
final class PgProbeSessionsTest {

    private static final RunNames NAMES = new RunNames(new UpgradeId("probe-00abcdef"));

    private static final String MAKE_AURORA =
            """
            SET allow_system_table_mods = on;
            CREATE FUNCTION pg_catalog.aurora_version() RETURNS text LANGUAGE sql
                AS $$ SELECT '17.4.5' $$;
            """;

    private static final String UNMAKE_AURORA =
            """
            SET allow_system_table_mods = on;
            DROP FUNCTION pg_catalog.aurora_version();
            """;

    @ParameterizedTest
    @MethodSource("io.greenlight.backbone.cluster.database.RealServer#majors")
    void aLookReadsTheVersionAndWritesARow(int major) throws Exception {
        RealServer real = RealServer.of(major);
        PgProbeSessions sessions = new PgProbeSessions(real.postgres());
        try (Server server =
                new PgServers(real.postgres())
                        .open(real.endpoint(), Databases.MAINTENANCE, real.superuser(), NAMES)) {
            server.makeProbeTable();
            try (ProbeSessions.ProbeSession session =
                    sessions.open(real.endpoint(), real.superuser(), NAMES)) {
                session.write("a", 1);
                session.write("a", 2);
                session.write("b", 7);

                assertEquals(real.version().toString(), session.version());
            }

            try (Connection connection = real.open(real.maintenance())) {
                assertEquals(
                        List.of("a 2", "b 7"),
                        new Query(
                                        connection,
                                        "SELECT probe || ' ' || looks"
                                                + " FROM greenlight_00abcdef.probe ORDER BY 1")
                                .texts());
            }
            server.dropRunSchema();
        }
    }

    /// PostgreSQL's own version is the same before and after a patch.
    @ParameterizedTest
    @MethodSource("io.greenlight.backbone.cluster.database.RealServer#majors")
    void aLookAtAuroraReadsThePatch(int major) throws Exception {
        RealServer real = RealServer.of(major);
        PgProbeSessions sessions = new PgProbeSessions(real.postgres());
        real.execute(real.maintenance(), MAKE_AURORA);
        try (ProbeSessions.ProbeSession session =
                sessions.open(real.endpoint(), real.superuser(), NAMES)) {
            assertEquals("17.4.5", session.version());
            assertEquals("17.4.5", session.version());
        } finally {
            real.execute(real.maintenance(), UNMAKE_AURORA);
        }
    }

    @ParameterizedTest
    @MethodSource("io.greenlight.backbone.cluster.database.RealServer#majors")
    void aFailureIsNamedByItsSqlstate(int major) throws Exception {
        RealServer real = RealServer.of(major);
        PgProbeSessions sessions = new PgProbeSessions(real.postgres());
        Login stranger = new Login("nobody", "nothing");
        Endpoint nowhere = new Endpoint("localhost", 1);

        IOException refused =
                assertThrows(
                        IOException.class, () -> sessions.open(real.endpoint(), stranger, NAMES));
        IOException away =
                assertThrows(
                        IOException.class, () -> sessions.open(nowhere, real.superuser(), NAMES));

        assertEquals("28P01", refused.getMessage());
        assertEquals("08001", away.getMessage());
        try (ProbeSessions.ProbeSession session =
                sessions.open(real.endpoint(), real.superuser(), NAMES)) {
            IOException untaken = assertThrows(IOException.class, () -> session.write("a", 1));
            assertEquals("42P01", untaken.getMessage());
        }
    }
}
