package io.greenlight.sandbox.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.sandbox.SandboxConfig;
import io.greenlight.sandbox.database.Session;
import io.greenlight.sandbox.server.OsUser;
import io.greenlight.sandbox.server.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.rds.model.DBCluster;

/// kill -9 takes the sandbox, not its clusters.
@Timeout(120)
class KilledSandboxTest {

    private final Deque<SandboxProcess> processes = new ArrayDeque<>();

    @Test
    void clustersComeBackWithTheirDataAndWhatWasHalfMadeHasFailed() throws IOException {
        try (var bed = new TestBed(21600, this::start)) {
            DBCluster orders = bed.create("orders", "14.24");
            int port = orders.port();
            try (Session session = bed.login(port).to("postgres")) {
                session.run("CREATE TABLE t AS SELECT 42 AS id");
            }
            Path storage = makeStorage(bed);
            beginACluster(bed);

            processes.getLast().kill();
            assertThrows(IllegalStateException.class, () -> ask(bed, port, "SELECT 1"));
            startAsCutOffWorkDoes(bed.home(), storage);
            bed.restart();

            assertEquals("available", bed.cluster("orders").status());
            assertEquals("available", bed.instance("orders-1").dbInstanceStatus());
            assertEquals("failed", bed.cluster("late").status());
            assertFalse(Files.exists(storage.resolve("postmaster.pid")));
            assertEquals("42", ask(bed, port, "SELECT id FROM t"));
            anUpgradeThatDidNotBeginIsTakenBack(bed, port);
            itsEndIsItsServersEnd(bed);
        }
    }

    /// A cluster without an instance, whose server rests.
    private static Path makeStorage(TestBed bed) {
        bed.rds()
                .createDBCluster(it ->
                        it.dbClusterIdentifier("storage")
                                .engine("aurora-postgresql")
                                .engineVersion("14.24")
                                .masterUsername("app_admin")
                                .masterUserPassword(TestBed.PASSWORD));
        DBCluster storage = bed.available("storage");
        return bed.home().resolve("volumes").resolve(storage.dbClusterResourceId()).resolve("data");
    }

    private static void startAsCutOffWorkDoes(Path home, Path data) {
        new Program(OsUser.detect(), home, Duration.ofSeconds(30))
                .run(
                        TestServers.FOLDER.resolve("14.24/bin/pg_ctl").toAbsolutePath().toString(),
                        "start",
                        "-w",
                        "-D",
                        data.toString())
                .orThrow();
        assertTrue(Files.exists(data.resolve("postmaster.pid")));
    }

    private static void beginACluster(TestBed bed) {
        delay(bed, "create");
        bed.rds()
                .createDBCluster(it ->
                        it.dbClusterIdentifier("late")
                                .engine("aurora-postgresql")
                                .masterUsername("app_admin")
                                .masterUserPassword(TestBed.PASSWORD));
        assertEquals("creating", bed.cluster("late").status());
    }

    private void anUpgradeThatDidNotBeginIsTakenBack(TestBed bed, int port) {
        delay(bed, "upgrade");
        bed.rds()
                .modifyDBCluster(it ->
                        it.dbClusterIdentifier("orders")
                                .engineVersion("17.11")
                                .allowMajorVersionUpgrade(true)
                                .applyImmediately(true));
        assertEquals("upgrading", bed.cluster("orders").status());

        processes.getLast().kill();
        bed.restart();

        DBCluster orders = bed.available("orders");
        assertEquals("14.24", orders.engineVersion());
        assertEquals(
                "Database cluster is in a state that cannot be upgraded: the sandbox was stopped"
                        + " in the middle of it",
                bed.messages("orders").getLast());
        assertEquals("42", ask(bed, port, "SELECT id FROM t"));
    }

    private void itsEndIsItsServersEnd(TestBed bed) throws IOException {
        try (Stream<Path> files = Files.walk(bed.home())) {
            List<Path> servers = files.filter(it -> it.endsWith("data/postmaster.pid")).toList();
            assertEquals(1, servers.size());

            processes.getLast().close();

            assertFalse(Files.exists(servers.getFirst()));
        }
    }

    private SandboxProcess start(SandboxConfig config) {
        processes.add(SandboxProcess.start(config));
        return processes.getLast();
    }

    private static void delay(TestBed bed, String work) {
        String order = "{\"kind\": \"%s\", \"delayMillis\": 60000}".formatted(work);
        assertEquals(200, bed.control("POST", "/_sandbox/work", order).status());
    }

    private static String ask(TestBed bed, int port, String sql) {
        try (Session session = bed.login(port).to("postgres")) {
            return session.ask(sql);
        }
    }
}
