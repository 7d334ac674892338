package io.greenlight.sandbox.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.sandbox.database.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.rds.model.InvalidDbInstanceStateException;
import software.amazon.awssdk.services.rds.model.RdsException;

/// A reader becomes the writer, because somebody asks or because the writer goes.
@Timeout(180)
class FailoverTest {

    private static final String IN_RECOVERY = "SELECT pg_is_in_recovery()";

    @Test
    void aFailoverLosesNothingAndAWriterThatGoesLeavesAnHeir() throws IOException {
        try (var bed = new TestBed(24200)) {
            int port = bed.create("orders", "17.10").port();
            bed.addReader("orders", "orders-2");
            try (Session writer = bed.login(port).to("postgres")) {
                writer.run("CREATE TABLE t (id bigint PRIMARY KEY)");
                writer.run("INSERT INTO t SELECT generate_series(1, 1000)");
            }
            whoIsNoReaderIsNotFailedOverTo(bed);

            bed.rds().failoverDBCluster(it -> it.dbClusterIdentifier("orders"));
            assertEquals("failing-over", bed.cluster("orders").status());
            bed.available("orders");

            assertEquals(List.of("orders-2"), bed.writersOf("orders"));
            assertEquals("1000", ask(bed, port, "SELECT count(*) FROM t"));
            assertEquals("f", ask(bed, port, IN_RECOVERY));
            int former = bed.instance("orders-1").endpoint().port();
            assertEquals("t", ask(bed, former, IN_RECOVERY));
            writes(bed, port, former);
            eventsTellOfTheFailover(bed);

            bed.rds().deleteDBInstance(it -> it.dbInstanceIdentifier("orders-2"));
            TestBed.until(() -> bed.cluster("orders").dbClusterMembers().size() == 1);
            assertEquals(List.of("orders-1"), bed.writersOf("orders"));
            assertEquals("1001", ask(bed, port, "SELECT count(*) FROM t"));
        }
    }

    private static void whoIsNoReaderIsNotFailedOverTo(TestBed bed) {
        assertThrows(
                InvalidDbInstanceStateException.class,
                () ->
                        bed.rds()
                                .failoverDBCluster(it ->
                                        it.dbClusterIdentifier("orders")
                                                .targetDBInstanceIdentifier("orders-1")));
    }

    private static void writes(TestBed bed, int port, int reader) {
        try (Session writer = bed.login(port).to("postgres")) {
            writer.run("INSERT INTO t VALUES (1001)");
        }
        TestBed.until(() -> ask(bed, reader, "SELECT count(*) FROM t").equals("1001"));
    }

    private static void eventsTellOfTheFailover(TestBed bed) {
        List<String> messages = bed.messages("orders");
        assertTrue(messages.contains("Started same AZ failover to DB instance: orders-2"));
        assertTrue(messages.contains("Completed failover to DB instance: orders-2"));
    }

    @Test
    void aWriterThatHasDiedIsFailedOverWithAllThatItCommitted() throws IOException {
        try (var bed = new TestBed(24800)) {
            var orders = bed.create("orders", "14.24");
            makeSlots(bed, orders.port());
            bed.addReader("orders", "orders-2");
            try (Session writer = bed.login(orders.port()).to("postgres")) {
                writer.run("CREATE TABLE t AS SELECT generate_series(1, 100000) AS id");
            }
            killWriter(bed, orders.dbClusterResourceId());

            bed.rds()
                    .failoverDBCluster(it ->
                            it.dbClusterIdentifier("orders")
                                    .targetDBInstanceIdentifier("orders-2"));
            bed.available("orders");

            assertEquals(List.of("orders-2"), bed.writersOf("orders"));
            assertEquals("100000", ask(bed, orders.port(), "SELECT count(*) FROM t"));
            assertEquals(
                    "s", ask(bed, orders.port(), "SELECT slot_name FROM pg_replication_slots"));
            assertTrue(Answers.isStandby(bed.readers(orders)));
        }
    }

    /// Logical slots want rds.logical_replication; a physical one will do to see that slots stay.
    private static void makeSlots(TestBed bed, int port) {
        ask(bed, port, "SELECT pg_create_physical_replication_slot('s')");
    }

    private static void killWriter(TestBed bed, String cluster) throws IOException {
        Path pid = bed.home().resolve("volumes").resolve(cluster).resolve("data/postmaster.pid");
        long postmaster = Long.parseLong(Files.readAllLines(pid).getFirst().strip());
        List<ProcessHandle> family = ProcessHandle.of(postmaster).orElseThrow().children().toList();
        ProcessHandle.of(postmaster).orElseThrow().destroyForcibly();
        family.forEach(ProcessHandle::destroyForcibly);
        TestBed.until(() -> family.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void aReaderOfALowerTierComesFirstAndATierThatIsNoneIsRefused() throws IOException {
        try (var bed = new TestBed(25800)) {
            bed.create("orders", "14.24");
            bed.addReader("orders", "orders-2");
            bed.addReader("orders", "orders-3");
            bed.rds().modifyDBInstance(it -> it.dbInstanceIdentifier("orders-3").promotionTier(0));

            bed.rds().failoverDBCluster(it -> it.dbClusterIdentifier("orders"));
            bed.available("orders");

            assertEquals(List.of("orders-3"), bed.writersOf("orders"));
            assertThrows(
                    RdsException.class,
                    () ->
                            bed.rds()
                                    .modifyDBInstance(it ->
                                            it.dbInstanceIdentifier("orders-3").promotionTier(16)));
        }
    }

    private static String ask(TestBed bed, int port, String sql) {
        return Answers.of(bed.login(port), sql);
    }
}
