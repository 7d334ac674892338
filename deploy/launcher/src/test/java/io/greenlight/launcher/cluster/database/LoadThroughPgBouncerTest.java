package io.greenlight.launcher.cluster.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.launcher.cluster.ClusterAccess;
import io.greenlight.launcher.cluster.Credential;
import io.greenlight.launcher.load.Ledger;
import io.greenlight.launcher.load.LedgerComparison;
import io.greenlight.launcher.load.Load;
import io.greenlight.launcher.load.LoadShape;
import io.greenlight.launcher.load.TransactionFailed;
import io.greenlight.launcher.load.database.PgSessions;
import io.greenlight.launcher.load.database.Workload;
import io.greenlight.launcher.pooler.Pooler;
import io.greenlight.launcher.pooler.PoolerFiles;
import io.greenlight.launcher.stack.Ports;
import io.greenlight.launcher.stack.Probe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The demo's data, poolers and load on a real server and a real PgBouncer.
final class LoadThroughPgBouncerTest {

    private static final int MAJOR = 14;
    private static final List<String> DATABASES = List.of("orders", "billing");

    private final Ports ports = Ports.free();
    private final Credential master = Credential.of("maintenance", "m4ster");
    private final Credential app = Credential.of("shop_app", "4pp");
    private final Credential owner = Credential.of("shop_owner", "0wner");
    private final Credential admin = Credential.of(Pooler.ADMIN, "4dmin");
    private TestServer server;
    private Pooler pooler;
    private Process pgbouncer;
    private List<Workload> workloads;

    @BeforeEach
    void aDemoClusterWithAPooler() throws Exception {
        server = TestServer.start(MAJOR, ports.take(), master.password());
        ClusterAccess access = access();
        DemoDatabases databases = new DemoDatabases(access, "localhost", server.port());
        databases.makeRoles(owner);
        workloads = new ArrayList<>();
        for (String database : DATABASES) {
            databases.makeDatabase(database, DemoDatabases.Age.NEWEST);
            workloads.add(databases.fill(database, owner, 0.01));
        }
        Path folder = Files.createTempDirectory(Path.of("/tmp"), "launcher-pooler");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        pooler = new Pooler("pooler-1", ports.take(), folder);
        PoolerFiles files = new PoolerFiles(pooler);
        files.create(admin.verifier());
        pgbouncer =
                new ProcessBuilder(
                                TestServer.repository()
                                        .resolve("deploy/pgbouncer/pgbouncer.sh")
                                        .toString(),
                                pooler.ini().toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log").toFile())
                        .start();
        awaitPooler();
        files.route("localhost", server.port(), DATABASES);
        files.admit(
                Map.of(
                        admin.user(), admin.verifier(),
                        master.user(), master.verifier(),
                        app.user(), app.verifier()));
        PoolerConsole.reload(pooler.port(), admin);
    }

    @AfterEach
    void everythingIsStopped() throws Exception {
        if (pgbouncer != null) {
            pgbouncer.destroyForcibly().waitFor();
        }
        if (server != null) {
            server.close();
        }
        if (pooler != null) {
            try (Stream<Path> inside = Files.walk(pooler.folder())) {
                for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    @Test
    void nothingThatWasPromisedIsMissingAndNothingIsThereTwice(@TempDir Path folder)
            throws Exception {
        LoadShape shape = new LoadShape(8, 300, 2, LoadShape.Connections.KEPT);
        try (Ledger ledger = new Ledger(10, folder.resolve("acknowledged.txt"))) {
            Load load = Load.start(shape, sources(), ledger, Clock.systemUTC());
            awaitTransactions(load, 500);
            load.close();

            LedgerComparison comparison = ledger.compare();
            FinalState state = new FinalState(access(), "localhost", server.port());
            for (String database : DATABASES) {
                state.readLedger(database, comparison);
            }
            assertEquals(List.of(), load.figures().firstFailures());
            assertTrue(ledger.acknowledgements() > 200, "half of them append");
            assertEquals(ledger.acknowledgements(), comparison.rows());
            assertEquals(0, comparison.lost());
            assertEquals(0, comparison.duplicated());
            assertEquals(0, load.figures().drops());
        }
    }

    @Test
    void everyTransactionCanHaveAConnectionOfItsOwn(@TempDir Path folder) throws Exception {
        LoadShape shape = new LoadShape(4, 40, 0, LoadShape.Connections.PER_TRANSACTION);
        try (Ledger ledger = new Ledger(4, folder.resolve("acknowledged.txt"))) {
            Load load = Load.start(shape, sources(), ledger, Clock.systemUTC());
            awaitTransactions(load, 50);
            load.close();

            assertEquals(List.of(), load.figures().firstFailures());
            assertTrue(load.figures().transactions() >= 50);
        }
    }

    /// PgBouncer is given verifiers only, so that a login that works shows that it passed the
    /// client's own proof on.
    @Test
    void noPasswordIsInAPoolersFiles() throws Exception {
        String users = Files.readString(pooler.users());

        for (Credential one : List.of(master, app, admin)) {
            assertFalse(users.contains(one.password()));
        }
        assertTrue(
                FinalState.pooledVersion(pooler.port(), "orders", master)
                        .startsWith(Integer.toString(MAJOR)));
    }

    @Test
    void aWrongPasswordIsRefusedByThePooler() {
        PgSessions sessions =
                new PgSessions(
                        List.of(new PgSessions.Server("localhost", pooler.port())),
                        workloads,
                        Connections.pooled(Credential.of(app.user(), "wrong")));

        assertThrows(TransactionFailed.class, () -> sessions.open(0));
    }

    @Test
    void sequencesThatAreWhereTheyWereAreNotBehind() throws Exception {
        FinalState state = new FinalState(access(), "localhost", server.port());

        FinalState.SequenceCheck check = state.checkSequences("orders", state);

        assertTrue(check.checked() >= 7, "found " + check.checked());
        assertEquals(Set.of(), check.behind());
        assertEquals(Set.of(), state.differentCounts("orders", state));
    }

    /// Whatever roles there are to log in, so that the two lists of them cannot drift apart.
    @Test
    void aRoleThatIsLeftLockedOutIsFound() throws Exception {
        FinalState state = new FinalState(access(), "localhost", server.port());
        List<String> before = state.lockedOut();
        List<String> roles = new ArrayList<>();
        List<String> locking = new ArrayList<>();
        try (Connection connection =
                        Connections.open(
                                new Connections.Place("localhost", server.port(), "orders"),
                                master,
                                server.certificateAuthority());
                Statement statement = connection.createStatement()) {
            try (ResultSet rows =
                    statement.executeQuery(
                            """
                            SELECT rolname, pg_catalog.format('ALTER ROLE %I NOLOGIN', rolname)
                            FROM pg_catalog.pg_roles
                            WHERE rolcanlogin AND rolname <> current_user
                            """)) {
                while (rows.next()) {
                    roles.add(rows.getString(1));
                    locking.add(rows.getString(2));
                }
            }
            for (String sql : locking) {
                statement.execute(sql);
            }
        }

        assertEquals(List.of(), before);
        assertTrue(roles.contains(app.user()));
        assertEquals(Set.copyOf(roles), Set.copyOf(state.lockedOut()));
    }

    private ClusterAccess access() {
        return new ClusterAccess("orders", DATABASES, master, app, server.certificateAuthority());
    }

    private Load.Sources sources() {
        return new Load.Sources(
                new PgSessions(
                        List.of(new PgSessions.Server("localhost", pooler.port())),
                        workloads,
                        Connections.pooled(app)),
                new PgSessions(
                        List.of(new PgSessions.Server("localhost", server.port())),
                        workloads,
                        Connections.direct(app, server.certificateAuthority())));
    }

    /// However slow the machine is just now.
    private static void awaitTransactions(Load load, long wanted) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (load.figures().transactions() < wanted && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private void awaitPooler() {
        Probe probe = Probe.port(pooler.port());
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!probe.answers() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
