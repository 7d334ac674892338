package io.greenlight.sandbox.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.sandbox.database.Session;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.Filter;
import software.amazon.awssdk.services.rds.model.GlobalCluster;
import software.amazon.awssdk.services.rds.model.GlobalClusterMember;
import software.amazon.awssdk.services.rds.model.GlobalClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterStateException;
import software.amazon.awssdk.services.rds.model.InvalidGlobalClusterStateException;
import software.amazon.awssdk.services.rds.model.RdsException;

/// Clusters in two regions with the same data.
@Timeout(240)
class GlobalClusterTest {

    private static final String ROWS = "SELECT count(*) FROM t";
    private static final String VERSION = "SELECT aurora_version()";

    @Test
    void aSecondaryFollowsMembersAreUpgradedTogetherAndChangePlaces() throws IOException {
        try (var bed = new TestBed(26000);
                var abroad = new Abroad(bed)) {
            DBCluster orders = makeGlobal(bed, abroad, "17.10");
            aSecondaryFollows(bed, abroad, orders);
            membersAreDescribed(bed, abroad);
            whatMembersCannotDoIsRefused(bed, abroad);
            aFailedUpgradeTakesAllBack(bed, abroad, orders);
            aMinorUpgradeTakesAll(bed, abroad, orders);
            membersChangePlaces(bed, abroad, orders);
            whoIsRemovedStandsAlone(bed, orders);
            anEmptyGlobalClusterGoes(bed, abroad);
        }
    }

    private static DBCluster makeGlobal(TestBed bed, Abroad abroad, String version) {
        DBCluster orders = bed.create("orders", version);
        try (Session writer = bed.login(orders.port()).to("postgres")) {
            writer.run("CREATE TABLE t (id bigint PRIMARY KEY)");
            writer.run("INSERT INTO t VALUES (1)");
        }
        bed.rds()
                .createGlobalCluster(it ->
                        it.globalClusterIdentifier("world")
                                .sourceDBClusterIdentifier(orders.dbClusterArn()));
        abroad.follow("world");
        return orders;
    }

    private static void aSecondaryFollows(TestBed bed, Abroad abroad, DBCluster orders) {
        insert(bed.login(orders.port()), 2);
        TestBed.until(() -> Answers.of(abroad.login(), ROWS).equals("2"));
        assertThrows(IllegalStateException.class, () -> insert(abroad.login(), 3));
        assertEquals("app_admin", abroad.cluster().masterUsername());
        assertFalse(abroad.cluster().dbClusterMembers().getFirst().isClusterWriter());
        assertEquals("world", abroad.cluster().globalClusterIdentifier());
    }

    private static void membersAreDescribed(TestBed bed, Abroad abroad) {
        GlobalCluster world = world(bed);
        String tokyo = abroad.cluster().dbClusterArn();
        assertEquals("17.10", world.engineVersion());
        assertEquals("available", world.status());
        List<GlobalClusterMember> members = world.globalClusterMembers();
        assertEquals(bed.cluster("orders").dbClusterArn(), members.getFirst().dbClusterArn());
        assertTrue(members.getFirst().isWriter());
        assertEquals(List.of(tokyo), members.getFirst().readers());
        assertEquals(tokyo, members.getLast().dbClusterArn());
        assertFalse(members.getLast().isWriter());
        assertEquals("connected", members.getLast().synchronizationStatusAsString());
    }

    private static void whatMembersCannotDoIsRefused(TestBed bed, Abroad abroad) {
        assertThrows(
                InvalidDbClusterStateException.class,
                () ->
                        bed.rds()
                                .modifyDBCluster(it ->
                                        it.dbClusterIdentifier("orders")
                                                .engineVersion("17.11")
                                                .applyImmediately(true)));
        assertThrows(
                InvalidDbClusterStateException.class,
                () ->
                        abroad.rds()
                                .createDBClusterSnapshot(it ->
                                        it.dbClusterIdentifier(Abroad.CLUSTER)
                                                .dbClusterSnapshotIdentifier("s")));
        assertThrows(
                InvalidDbClusterStateException.class,
                () ->
                        bed.rds()
                                .deleteDBCluster(it ->
                                        it.dbClusterIdentifier("orders").skipFinalSnapshot(true)));
        assertThrows(
                InvalidGlobalClusterStateException.class,
                () -> bed.rds().deleteGlobalCluster(it -> it.globalClusterIdentifier("world")));
        var mysql =
                assertThrows(
                        RdsException.class,
                        () ->
                                bed.rds()
                                        .createGlobalCluster(it ->
                                                it.globalClusterIdentifier("other")
                                                        .engine("aurora-mysql")));
        assertEquals("InvalidParameterValue", mysql.awsErrorDetails().errorCode());
        refused(bed, "17.11.1", "A patch level cannot be given to a global cluster");
        var byMember = Filter.builder().name("db-cluster-id").values("orders").build();
        assertThrows(
                RdsException.class,
                () -> bed.rds().describeGlobalClusters(it -> it.filters(byMember)));
    }

    private static void refused(TestBed bed, String version, String why) {
        var refusal = assertThrows(RdsException.class, () -> upgrade(bed, version, false));
        assertEquals("InvalidParameterCombination", refusal.awsErrorDetails().errorCode());
        assertTrue(refusal.awsErrorDetails().errorMessage().startsWith(why), refusal::getMessage);
    }

    private static void aFailedUpgradeTakesAllBack(TestBed bed, Abroad abroad, DBCluster orders) {
        bed.control(
                "POST",
                "/_sandbox/work",
                "{\"kind\": \"writer_upgrade\", \"failure\": \"a disk is full\"}");

        upgrade(bed, "17.11", false);
        assertEquals("upgrading", world(bed).status());
        assertEquals("upgrading", abroad.cluster().status());
        abroad.available();
        bed.available("orders");

        assertEquals("17.10.0", Answers.of(abroad.login(), VERSION));
        assertEquals("17.10.0", Answers.of(bed.login(orders.port()), VERSION));
        assertEquals("17.10", world(bed).engineVersion());
        String told = "Database cluster is in a state that cannot be upgraded: a disk is full";
        assertEquals(told, bed.messages("orders").getLast());
        assertEquals(told, abroad.messages().getLast());
    }

    private static void aMinorUpgradeTakesAll(TestBed bed, Abroad abroad, DBCluster orders) {
        upgrade(bed, "17.11", false);

        assertEquals("17.11", abroad.available().engineVersion());
        assertEquals("17.11", bed.available("orders").engineVersion());
        assertEquals("17.11.0", Answers.of(abroad.login(), VERSION));
        assertEquals("17.11.0", Answers.of(bed.login(orders.port()), VERSION));
        assertEquals("17.11", world(bed).engineVersion());
        String told =
                "Database cluster engine minor version upgrade complete. Previous version:"
                        + " 17.10.0. New version: 17.11.0.";
        assertTrue(bed.messages("orders").contains(told));
        assertTrue(abroad.messages().contains(told));
    }

    private static void membersChangePlaces(TestBed bed, Abroad abroad, DBCluster orders) {
        String tokyo = abroad.cluster().dbClusterArn();
        bed.rds()
                .switchoverGlobalCluster(
                        it -> it.globalClusterIdentifier("world").targetDbClusterIdentifier(tokyo));
        assertEquals("switching-over", world(bed).status());
        abroad.available();
        bed.available("orders");

        assertEquals(tokyo, world(bed).globalClusterMembers().getFirst().dbClusterArn());
        insert(abroad.login(), 3);
        TestBed.until(() -> Answers.of(bed.login(orders.port()), ROWS).equals("3"));
        assertTrue(Answers.isStandby(bed.login(orders.port())));
        assertTrue(abroad.cluster().dbClusterMembers().getFirst().isClusterWriter());
    }

    private static void whoIsRemovedStandsAlone(TestBed bed, DBCluster orders) {
        bed.rds()
                .removeFromGlobalCluster(it ->
                        it.globalClusterIdentifier("world")
                                .dbClusterIdentifier(orders.dbClusterArn()));
        bed.available("orders");

        assertEquals(1, world(bed).globalClusterMembers().size());
        insert(bed.login(orders.port()), 4);
        assertEquals("4", Answers.of(bed.login(orders.port()), ROWS));
    }

    private static void anEmptyGlobalClusterGoes(TestBed bed, Abroad abroad) {
        bed.rds()
                .removeFromGlobalCluster(it ->
                        it.globalClusterIdentifier("world")
                                .dbClusterIdentifier(abroad.cluster().dbClusterArn()));
        assertEquals("3", Answers.of(abroad.login(), ROWS));
        bed.rds().deleteGlobalCluster(it -> it.globalClusterIdentifier("world"));
        assertThrows(GlobalClusterNotFoundException.class, () -> world(bed));
    }

    @Test
    void aMajorUpgradeMakesSecondariesAnewAndWhoLeavesTakesItsReadersAlong() throws IOException {
        try (var bed = new TestBed(26200);
                var abroad = new Abroad(bed)) {
            DBCluster orders = makeGlobal(bed, abroad, "14.24");
            bed.addReader("orders", "orders-2");
            refused(bed, "17.11", "The AllowMajorVersionUpgrade flag must be present");

            upgrade(bed, "17.11", true);

            assertEquals("17.11", bed.available("orders").engineVersion(), bed::logs);
            assertEquals("17.11", abroad.available().engineVersion());
            insert(bed.login(orders.port()), 2);
            TestBed.until(() -> Answers.of(abroad.login(), ROWS).equals("2"));
            assertEquals("17.11.0", Answers.of(abroad.login(), VERSION));
            assertTrue(Answers.isStandby(bed.readers(orders)));
            assertEquals("default.aurora-postgresql17", abroad.cluster().dbClusterParameterGroup());
            readersOfASecondaryFollowItWhenItLeaves(bed, abroad);
        }
    }

    private static void readersOfASecondaryFollowItWhenItLeaves(TestBed bed, Abroad abroad) {
        abroad.addReader();
        DBCluster tokyo = abroad.cluster();
        assertEquals("2", Answers.of(bed.readers(tokyo), ROWS));
        abroad.rds()
                .removeFromGlobalCluster(it ->
                        it.globalClusterIdentifier("world")
                                .dbClusterIdentifier(tokyo.dbClusterArn()));
        abroad.available();

        insert(abroad.login(), 3);
        TestBed.until(() -> Answers.of(bed.readers(tokyo), ROWS).equals("3"));
        assertTrue(Answers.isStandby(bed.readers(tokyo)));
    }

    @Test
    void aGlobalClusterSurvivesTheSandboxsDeathInTheMiddleOfItsUpgrade() throws IOException {
        Deque<SandboxProcess> processes = new ArrayDeque<>();
        try (var bed =
                        new TestBed(
                                26400,
                                config -> {
                                    processes.add(SandboxProcess.start(config));
                                    return processes.getLast();
                                });
                var abroad = new Abroad(bed)) {
            DBCluster orders = makeGlobal(bed, abroad, "17.10");
            bed.control(
                    "POST",
                    "/_sandbox/work",
                    "{\"kind\": \"writer_upgrade\", \"delayMillis\": 60000}");
            upgrade(bed, "17.11", false);
            TestBed.until(() -> version(abroad).equals("17.11.0"));

            processes.getLast().kill();
            bed.restart();
            abroad.reconnect();

            assertEquals("17.10", bed.available("orders").engineVersion());
            abroad.available();
            assertEquals("17.10.0", Answers.of(abroad.login(), VERSION));
            insert(bed.login(orders.port()), 2);
            TestBed.until(() -> Answers.of(abroad.login(), ROWS).equals("2"));
        }
    }

    private static String version(Abroad abroad) {
        try {
            return Answers.of(abroad.login(), VERSION);
        } catch (IllegalStateException _) {
            return "";
        }
    }

    private static void insert(Login login, int row) {
        try (Session session = login.to("postgres")) {
            session.run("INSERT INTO t VALUES (%d)".formatted(row));
        }
    }

    private static GlobalCluster world(TestBed bed) {
        return bed.rds()
                .describeGlobalClusters(it -> it.globalClusterIdentifier("world"))
                .globalClusters()
                .getFirst();
    }

    private static void upgrade(TestBed bed, String version, boolean major) {
        bed.rds()
                .modifyGlobalCluster(it ->
                        it.globalClusterIdentifier("world")
                                .engineVersion(version)
                                .allowMajorVersionUpgrade(major));
    }
}
