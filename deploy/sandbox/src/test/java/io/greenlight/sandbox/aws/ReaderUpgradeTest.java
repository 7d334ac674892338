package io.greenlight.sandbox.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.sandbox.SandboxConfig;
import io.greenlight.sandbox.database.Session;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DescribeDBLogFilesDetails;

/// Upgrades of clusters with readers: in which order, with which events, and the way back.
@Timeout(180)
class ReaderUpgradeTest {

    private static final String VERSION = "SELECT aurora_version()";
    private final Deque<SandboxProcess> processes = new ArrayDeque<>();

    @Test
    void aMajorUpgradeMakesReadersAnew() throws IOException {
        try (var bed = new TestBed(25000)) {
            DBCluster orders = create(bed, "14.24");

            upgrade(bed, "17.11");
            assertEquals("upgrading", bed.cluster("orders").status());
            assertEquals("upgrading", bed.instance("orders-2").dbInstanceStatus());
            assertEquals("17.11", bed.available("orders").engineVersion(), bed::logs);

            assertEquals("available", bed.instance("orders-2").dbInstanceStatus());
            Login reader = bed.readers(orders);
            assertTrue(Answers.isStandby(reader));
            assertEquals("17.11.0", Answers.of(reader, VERSION));
            insert(bed, orders);
            TestBed.until(() -> Answers.of(reader, "SELECT count(*) FROM t").equals("1001"));
            assertEquals(
                    List.of(
                            "Upgrade in progress: Performing online pre-upgrade checks.",
                            "Upgrade in progress: Upgrading writer.",
                            "Upgrade in progress: Upgrading reader instances.",
                            "Database cluster major version has been upgraded"),
                    bed.messages("orders").subList(1, 5));
            itsLogsAreAmongTheWritersLogFiles(bed);
        }
    }

    @Test
    void aReaderThatDoesNotComeBackFromAMajorUpgradeHasFailedAlone() throws IOException {
        try (var bed = new TestBed(27200)) {
            DBCluster orders = create(bed, "14.24");
            bed.control(
                    "POST",
                    "/_sandbox/work",
                    "{\"kind\": \"reader_upgrade\", \"failure\": \"it does not start\"}");

            upgrade(bed, "17.11");

            assertEquals("17.11", bed.available("orders").engineVersion(), bed::logs);
            assertEquals("failed", bed.instance("orders-2").dbInstanceStatus());
            assertEquals("it does not start", bed.instanceMessages("orders-2").getLast());
            assertEquals("17.11.0", Answers.of(bed.login(orders.port()), VERSION));
        }
    }

    private static void itsLogsAreAmongTheWritersLogFiles(TestBed bed) {
        String name =
                bed
                        .rds()
                        .describeDBLogFiles(it ->
                                it.dbInstanceIdentifier("orders-1")
                                        .filenameContains("pg_upgrade_internal.log"))
                        .describeDBLogFiles()
                        .stream()
                        .map(DescribeDBLogFilesDetails::logFileName)
                        .findFirst()
                        .orElseThrow();
        assertTrue(name.matches("error/pg_upgrade_internal\\.log\\.\\d+"), name);
        String text =
                bed.rds()
                        .downloadDBLogFilePortion(it ->
                                it.dbInstanceIdentifier("orders-1").logFileName(name).marker("0"))
                        .logFileData();
        assertTrue(text.contains("Performing Consistency Checks"), text);
    }

    @Test
    void aMinorUpgradeTakesReadersFirstAndAllBackWhenTheWriterFails() throws IOException {
        try (var bed = new TestBed(25200)) {
            DBCluster orders = create(bed, "17.10");
            bed.control(
                    "POST",
                    "/_sandbox/work",
                    "{\"kind\": \"writer_upgrade\", \"failure\": \"a disk is full\"}");

            upgrade(bed, "17.11");

            assertEquals("17.10", bed.available("orders").engineVersion());
            assertEquals("17.10.0", Answers.of(bed.readers(orders), VERSION));
            assertEquals("17.10.0", Answers.of(bed.login(orders.port()), VERSION));
            assertEquals(
                    "Database cluster is in a state that cannot be upgraded: a disk is full",
                    bed.messages("orders").getLast());

            upgrade(bed, "17.11");

            assertEquals("17.11", bed.available("orders").engineVersion());
            assertEquals("17.11.0", Answers.of(bed.readers(orders), VERSION));
            assertEquals("17.11.0", Answers.of(bed.login(orders.port()), VERSION));
            assertTrue(Answers.isStandby(bed.readers(orders)));
            eventsAreThoseOfRds(bed);
        }
    }

    private static void eventsAreThoseOfRds(TestBed bed) {
        List<String> messages = bed.messages("orders");
        assertEquals(
                List.of(
                        "Database cluster engine minor version upgrade started. Cluster remains"
                                + " online.",
                        "Database cluster is online. The primary instance is ready for"
                                + " connections.",
                        "Database cluster engine version upgrade finished on all instances.",
                        "Database cluster engine minor version upgrade complete. Previous"
                                + " version: 17.10.0. New version: 17.11.0.",
                        "Database cluster engine version has been upgraded."),
                messages.subList(messages.size() - 5, messages.size()));
        List<String> ofReader = bed.instanceMessages("orders-2");
        assertEquals(
                List.of("DB instance shutdown", "DB instance restarted"),
                ofReader.subList(ofReader.size() - 2, ofReader.size()));
    }

    @Test
    void aMinorUpgradeThatIsKilledBetweenReaderAndWriterIsTakenBack() throws IOException {
        try (var bed = new TestBed(25400, this::start)) {
            DBCluster orders = create(bed, "17.10");
            bed.control(
                    "POST",
                    "/_sandbox/work",
                    "{\"kind\": \"writer_upgrade\", \"delayMillis\": 60000}");
            upgrade(bed, "17.11");
            TestBed.until(() -> answer(bed.readers(orders)).equals("17.11.0"));

            processes.getLast().kill();
            bed.restart();

            assertEquals("17.10", bed.available("orders").engineVersion());
            assertEquals("17.10.0", Answers.of(bed.readers(orders), VERSION));
            assertTrue(Answers.isStandby(bed.readers(orders)));
            insert(bed, orders);
        }
    }

    private SandboxProcess start(SandboxConfig config) {
        processes.add(SandboxProcess.start(config));
        return processes.getLast();
    }

    private static String answer(Login login) {
        try {
            return Answers.of(login, VERSION);
        } catch (IllegalStateException _) {
            return "";
        }
    }

    private static DBCluster create(TestBed bed, String version) {
        DBCluster orders = bed.create("orders", version);
        bed.addReader("orders", "orders-2");
        try (Session writer = bed.login(orders.port()).to("postgres")) {
            writer.run("CREATE TABLE t (id bigint PRIMARY KEY)");
            writer.run("INSERT INTO t SELECT generate_series(1, 1000)");
        }
        return orders;
    }

    private static void insert(TestBed bed, DBCluster orders) {
        try (Session writer = bed.login(orders.port()).to("postgres")) {
            writer.run("INSERT INTO t VALUES (1001)");
        }
    }

    private static void upgrade(TestBed bed, String version) {
        bed.rds()
                .modifyDBCluster(it ->
                        it.dbClusterIdentifier("orders")
                                .engineVersion(version)
                                .allowMajorVersionUpgrade(true)
                                .applyImmediately(true));
    }
}
