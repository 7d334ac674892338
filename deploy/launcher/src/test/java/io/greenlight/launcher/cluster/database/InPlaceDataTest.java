package io.greenlight.launcher.cluster.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.greenlight.launcher.cluster.ClusterAccess;
import io.greenlight.launcher.cluster.Credential;
import io.greenlight.launcher.load.Schedule;
import io.greenlight.launcher.load.Session;
import io.greenlight.launcher.load.database.PgSessions;
import io.greenlight.launcher.load.database.Workload;
import io.greenlight.launcher.stack.Ports;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a cluster has that is to be upgraded in place, and what is asked of it afterwards, on a
/// real server.
final class InPlaceDataTest {

    private static final int MAJOR = 14;
    private static final String ARCHIVE = "archive";

    private final Credential master = Credential.of("maintenance", "m4ster");
    private final Credential app = Credential.of("shop_app", "4pp");
    private final Credential owner = Credential.of("shop_owner", "0wner");
    private TestServer server;
    private DemoDatabases databases;
    private Workload workload;
    private FinalState state;

    @BeforeEach
    void aServerWithAnArchive() throws Exception {
        server = TestServer.start(MAJOR, Ports.free().take(), master.password());
        databases = new DemoDatabases(access(), "localhost", server.port());
        databases.makeRoles(owner);
        databases.makeDatabase(ARCHIVE, DemoDatabases.Age.OLDER);
        workload = databases.fill(ARCHIVE, owner, 0.01);
        state = new FinalState(access(), "localhost", server.port());
    }

    @AfterEach
    void theServerIsStopped() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void clientsReadAndUpdateIt() throws Exception {
        PgSessions sessions =
                new PgSessions(
                        List.of(new PgSessions.Server("localhost", server.port())),
                        List.of(workload),
                        Connections.direct(app, server.certificateAuthority()));

        try (Session session = sessions.open(0)) {
            session.append(0, 1);
            session.run(Schedule.Kind.READ, 7);
            session.run(Schedule.Kind.UPDATE, 7);
            session.run(Schedule.Kind.SEVERAL, 8);
        }
    }

    @Test
    void olderExtensionsAreToldUntilTheyAreUpdated() throws Exception {
        assertEquals(
                List.of("hstore 1.7, the server has 1.8", "pg_trgm 1.5, the server has 1.6"),
                state.outdatedExtensions(ARCHIVE));

        run("ALTER EXTENSION hstore UPDATE");
        run("ALTER EXTENSION pg_trgm UPDATE");

        assertEquals(List.of(), state.outdatedExtensions(ARCHIVE));
    }

    @Test
    void aTableThatNobodyAnalyzedIsTold() throws Exception {
        assertEquals(List.of(), state.unanalyzedTables(ARCHIVE));

        run("CREATE TABLE archive.\"new; one\" AS SELECT 1 AS id");

        assertEquals(List.of("archive.\"new; one\""), state.unanalyzedTables(ARCHIVE));
    }

    @Test
    void theOwnersSlotIsNoTraceAndOursAre() throws Exception {
        databases.makeSlot(ARCHIVE, "feed");
        databases.makeSlot(ARCHIVE, "greenlight_281d690b_0");
        run("CREATE SCHEMA greenlight_281d690b");

        List<String> traces = state.ownTraces(ARCHIVE, FinalState.Side.SAME);

        assertEquals(List.of("feed"), state.standingSlots(ARCHIVE));
        assertEquals(List.of(), state.standingSlots("postgres"));
        assertEquals(
                List.of(
                        "left on the same cluster, in archive: schema greenlight_281d690b",
                        "left on the same cluster, in archive: slot greenlight_281d690b_0"),
                traces.stream().sorted().toList());
    }

    private void run(String sql) throws Exception {
        try (Connection connection =
                        Connections.open(
                                new Connections.Place("localhost", server.port(), ARCHIVE),
                                master,
                                server.certificateAuthority());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private ClusterAccess access() {
        return new ClusterAccess(
                ARCHIVE, List.of(ARCHIVE), master, app, server.certificateAuthority());
    }
}
