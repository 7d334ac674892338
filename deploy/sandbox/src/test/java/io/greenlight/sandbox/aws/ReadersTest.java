package io.greenlight.sandbox.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.greenlight.sandbox.database.Session;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.rds.model.ApplyMethod;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterStateException;
import software.amazon.awssdk.services.rds.model.Parameter;

/// Clusters of more than one instance: who reads, who writes, and how they change places.
@Timeout(180)
class ReadersTest {

    private static final String SERVER = "SELECT current_setting('port')";

    @Test
    void aClusterHasReadersThatFollowItsWriter() throws IOException {
        try (var bed = new TestBed(24000)) {
            DBCluster orders = bed.create("orders", "17.10");
            try (Session writer = bed.login(orders.port()).to("postgres")) {
                writer.run("CREATE TABLE t (id bigint PRIMARY KEY)");
                writer.run("INSERT INTO t SELECT generate_series(1, 1000)");
                theReaderEndpointIsTheWriterWhereNobodyReads(bed, orders);
                bed.addReader("orders", "orders-2");
                bed.addReader("orders", "orders-3");
                membersAreOneWriterAndItsReaders(bed);
                connectionsGoToOneReaderAfterTheOther(bed, orders);
                writer.run("INSERT INTO t VALUES (1001)");
                readersHave(bed, "1001");
            }
            aRenameTakesReadersAlong(bed);
            aCloneHasNoReadersAndIsOfTheWriter(bed);
            aReaderThatIsRebootedIsSparedByTheReaderEndpoint(bed);
            aReaderGoes(bed);
            aClusterWithReadersIsNotDeleted(bed);
        }
    }

    private static void theReaderEndpointIsTheWriterWhereNobodyReads(
            TestBed bed, DBCluster orders) {
        try (Session session = bed.readers(orders).to("postgres")) {
            assertEquals("f", session.ask("SELECT pg_is_in_recovery()"));
        }
    }

    private static void membersAreOneWriterAndItsReaders(TestBed bed) {
        List<String> roles =
                bed.cluster("orders").dbClusterMembers().stream()
                        .map(it -> it.dbInstanceIdentifier() + " " + it.isClusterWriter())
                        .toList();
        assertEquals(List.of("orders-1 true", "orders-2 false", "orders-3 false"), roles);
    }

    private static void connectionsGoToOneReaderAfterTheOther(TestBed bed, DBCluster orders) {
        Login readers = bed.readers(orders);
        assertEquals(Set.of("t"), Answers.of(readers, 4, "SELECT pg_is_in_recovery()"));
        assertEquals(2, Answers.of(readers, 4, SERVER).size());
    }

    private static void readersHave(TestBed bed, String rows) {
        for (String name : List.of("orders-2", "orders-3")) {
            int port = bed.instance(name).endpoint().port();
            try (Session session = bed.login(port).to("postgres")) {
                TestBed.until(() -> session.ask("SELECT count(*) FROM t").equals(rows));
                assertThrows(
                        IllegalStateException.class, () -> session.run("INSERT INTO t VALUES (0)"));
            }
        }
    }

    private static void aRenameTakesReadersAlong(TestBed bed) {
        bed.rds()
                .modifyDBCluster(it ->
                        it.dbClusterIdentifier("orders")
                                .newDBClusterIdentifier("sales")
                                .applyImmediately(true));
        DBCluster sales = bed.available("sales");
        assertEquals(3, sales.dbClusterMembers().size());
        TestBed.until(() -> Answers.isStandby(bed.readers(sales)));
    }

    private static void aCloneHasNoReadersAndIsOfTheWriter(TestBed bed) {
        bed.rds()
                .restoreDBClusterToPointInTime(it ->
                        it.dbClusterIdentifier("copy")
                                .sourceDBClusterIdentifier("sales")
                                .restoreType("copy-on-write")
                                .useLatestRestorableTime(true));
        DBCluster copy = bed.addWriter("copy");
        assertEquals(1, copy.dbClusterMembers().size());
        try (Session session = bed.login(copy.port()).to("postgres")) {
            assertEquals("1001", session.ask("SELECT count(*) FROM t"));
            assertEquals("0", session.ask("SELECT count(*) FROM pg_replication_slots"));
        }
    }

    private static void aReaderThatIsRebootedIsSparedByTheReaderEndpoint(TestBed bed) {
        bed.control("POST", "/_sandbox/work", "{\"kind\": \"reboot\", \"delayMillis\": 1000}");
        bed.rds().rebootDBInstance(it -> it.dbInstanceIdentifier("orders-2"));
        int rebooting = bed.instance("orders-2").endpoint().port();
        String server = ask(bed, rebooting, SERVER);
        // The work that takes it out of the reader endpoint has begun by then.
        TestBed.until(() -> servers(bed, "sales").size() == 1);
        assertFalse(servers(bed, "sales").contains(server));
        bed.settled("orders-2");
        assertEquals(2, servers(bed, "sales").size());
    }

    private static void aReaderGoes(TestBed bed) {
        bed.rds().deleteDBInstance(it -> it.dbInstanceIdentifier("orders-3"));
        TestBed.until(() -> bed.cluster("sales").dbClusterMembers().size() == 2);
        assertEquals(1, servers(bed, "sales").size());
    }

    private static void aClusterWithReadersIsNotDeleted(TestBed bed) {
        assertThrows(
                InvalidDbClusterStateException.class,
                () ->
                        bed.rds()
                                .deleteDBCluster(it ->
                                        it.dbClusterIdentifier("sales").skipFinalSnapshot(true)));
    }

    @Test
    void whoFollowsMayNotHaveLessThanTheWriter() throws IOException {
        try (var bed = new TestBed(24400);
                var abroad = new Abroad(bed)) {
            DBCluster orders = bed.create("orders", "17.11");
            bed.addReader("orders", "orders-2");
            bed.rds()
                    .createGlobalCluster(it ->
                            it.globalClusterIdentifier("world")
                                    .sourceDBClusterIdentifier(orders.dbClusterArn()));
            abroad.follow("world");

            giveTheWriterMore(bed);

            assertEquals("400", ask(bed, orders.port(), "SHOW max_connections"));
            String told =
                    "The parameter max_connections was set to a value incompatible with"
                            + " replication. It has been adjusted from 300 to 400.";
            TestBed.until(() -> bed.instanceMessages("orders-2").contains(told));
            TestBed.until(() -> abroad.instanceMessages().contains(told));
            int reader = bed.instance("orders-2").endpoint().port();
            TestBed.until(() -> Answers.isStandby(bed.login(reader)));
            TestBed.until(() -> Answers.isStandby(abroad.login()));
            aSecondaryThatHasLessMayLeave(abroad);
        }
    }

    private static void aSecondaryThatHasLessMayLeave(Abroad abroad) {
        abroad.rds()
                .removeFromGlobalCluster(it ->
                        it.globalClusterIdentifier("world")
                                .dbClusterIdentifier(abroad.cluster().dbClusterArn()));
        abroad.available();

        assertEquals("f", Answers.of(abroad.login(), "SELECT pg_is_in_recovery()"));
    }

    private static void giveTheWriterMore(TestBed bed) {
        bed.rds()
                .createDBParameterGroup(it ->
                        it.dbParameterGroupName("more")
                                .dbParameterGroupFamily("aurora-postgresql17")
                                .description("more"));
        bed.rds()
                .modifyDBParameterGroup(it ->
                        it.dbParameterGroupName("more")
                                .parameters(
                                        Parameter.builder()
                                                .parameterName("max_connections")
                                                .parameterValue("400")
                                                .applyMethod(ApplyMethod.PENDING_REBOOT)
                                                .build()));
        bed.rds()
                .modifyDBInstance(
                        it -> it.dbInstanceIdentifier("orders-1").dbParameterGroupName("more"));
        bed.rds().rebootDBInstance(it -> it.dbInstanceIdentifier("orders-1"));
        bed.settled("orders-1");
    }

    @Test
    void readersSurviveTheSandboxsRestartAndItsDeath() throws IOException {
        Deque<SandboxProcess> processes = new ArrayDeque<>();
        try (var bed =
                new TestBed(
                        24600,
                        config -> {
                            processes.add(SandboxProcess.start(config));
                            return processes.getLast();
                        })) {
            DBCluster orders = bed.create("orders", "14.24");
            bed.addReader("orders", "orders-2");
            try (Session writer = bed.login(orders.port()).to("postgres")) {
                writer.run("CREATE TABLE t (id bigint PRIMARY KEY)");
            }
            bed.restart();
            followsAfter(bed, orders, 1);
            String before = ask(bed, bed.instance("orders-2").endpoint().port(), SERVER);

            processes.getLast().kill();
            bed.restart();
            followsAfter(bed, orders, 2);
            assertEquals(before, ask(bed, bed.instance("orders-2").endpoint().port(), SERVER));
            assertNotEquals(before, ask(bed, orders.port(), SERVER));
        }
    }

    private static void followsAfter(TestBed bed, DBCluster cluster, int row) {
        try (Session writer = bed.login(cluster.port()).to("postgres")) {
            writer.run("INSERT INTO t VALUES (%d)".formatted(row));
        }
        try (Session reader = bed.readers(cluster).to("postgres")) {
            assertEquals("t", reader.ask("SELECT pg_is_in_recovery()"));
            TestBed.until(() -> reader.ask("SELECT count(*) FROM t").equals(Integer.toString(row)));
        }
    }

    private static String ask(TestBed bed, int port, String sql) {
        return Answers.of(bed.login(port), sql);
    }

    private static Set<String> servers(TestBed bed, String cluster) {
        return Answers.of(bed.readers(bed.cluster(cluster)), 4, SERVER);
    }
}
