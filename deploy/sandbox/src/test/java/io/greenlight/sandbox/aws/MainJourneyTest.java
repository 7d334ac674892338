package io.greenlight.sandbox.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.sandbox.database.Session;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.rds.model.ApplyMethod;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.Parameter;
import software.amazon.awssdk.services.rds.model.Tag;

/// What an upgrade by clone does with the API, from the first call to the last.
@Timeout(120)
class MainJourneyTest {

    @Test
    void aClusterIsClonedUpgradedAndRenamed() throws IOException {
        try (var bed = new TestBed(21000)) {
            DBCluster orders = bed.create("orders", "14.24");
            turnOnLogicalReplication(bed);
            publish(bed, orders);

            DBCluster clone = cloneOrders(bed);

            try (Session session = bed.login(clone.port()).to("postgres")) {
                assertEquals("1000", session.ask("SELECT count(*) FROM t"));
                assertEquals("s", session.ask("SELECT slot_name FROM pg_replication_slots"));
                session.run("SELECT pg_drop_replication_slot('s')");
            }
            String start =
                    bed.login(clone.port())
                            .to("postgres")
                            .ask("SELECT aurora_volume_logical_start_lsn()");

            upgradeClone(bed);
            try (Session session = bed.login(clone.port()).to("postgres")) {
                assertEquals("1000", session.ask("SELECT count(*) FROM t"));
                assertEquals(start, session.ask("SELECT aurora_volume_logical_start_lsn()"));
                assertEquals("off", session.ask("SHOW is_superuser"));
                assertTrue(session.ask("SHOW server_version").startsWith("17.11"));
            }

            swapNames(bed);
            try (Session session = bed.login(orders.port()).to("postgres")) {
                assertTrue(session.ask("SHOW server_version").startsWith("17.11"));
            }
            bed.restart();
            try (Session session = bed.login(orders.port()).to("postgres")) {
                assertEquals("1000", session.ask("SELECT count(*) FROM t"));
            }
            remove(bed, "orders-green");
        }
    }

    private static void publish(TestBed bed, DBCluster orders) {
        try (Session session = bed.login(orders.port()).to("postgres")) {
            session.run("CREATE TABLE t (id bigint PRIMARY KEY)");
            session.run("INSERT INTO t SELECT generate_series(1, 1000)");
            session.run("CREATE PUBLICATION p FOR TABLE t");
            session.ask("SELECT pg_create_logical_replication_slot('s', 'pgoutput')");
        }
    }

    private static void upgradeClone(TestBed bed) {
        bed.rds()
                .modifyDBCluster(it ->
                        it.dbClusterIdentifier("orders-green")
                                .engineVersion("17.11")
                                .allowMajorVersionUpgrade(true)
                                .backupRetentionPeriod(7)
                                .applyImmediately(true));
        assertEquals("upgrading", bed.cluster("orders-green").status());
        DBCluster upgraded = bed.available("orders-green");
        assertEquals("17.11", upgraded.engineVersion(), bed::logs);
        assertEquals(7, upgraded.backupRetentionPeriod());
    }

    private static void turnOnLogicalReplication(TestBed bed) {
        bed.rds()
                .createDBClusterParameterGroup(it ->
                        it.dbClusterParameterGroupName("logical14")
                                .dbParameterGroupFamily("aurora-postgresql14")
                                .description("logical"));
        bed.rds()
                .modifyDBCluster(it ->
                        it.dbClusterIdentifier("orders").dbClusterParameterGroupName("logical14"));
        bed.rds()
                .modifyDBClusterParameterGroup(it ->
                        it.dbClusterParameterGroupName("logical14")
                                .parameters(
                                        Parameter.builder()
                                                .parameterName("rds.logical_replication")
                                                .parameterValue("1")
                                                .applyMethod(ApplyMethod.PENDING_REBOOT)
                                                .build()));
        assertEquals(
                "pending-reboot",
                bed.cluster("orders")
                        .dbClusterMembers()
                        .getFirst()
                        .dbClusterParameterGroupStatus());
        bed.rds().rebootDBInstance(it -> it.dbInstanceIdentifier("orders-1"));
        TestBed.until(() -> bed.instance("orders-1").dbInstanceStatus().equals("available"));
        assertEquals(
                "in-sync",
                bed.cluster("orders")
                        .dbClusterMembers()
                        .getFirst()
                        .dbClusterParameterGroupStatus());
    }

    private static DBCluster cloneOrders(TestBed bed) {
        bed.rds()
                .restoreDBClusterToPointInTime(it ->
                        it.dbClusterIdentifier("orders-green")
                                .sourceDBClusterIdentifier("orders")
                                .restoreType("copy-on-write")
                                .useLatestRestorableTime(true)
                                .tags(Tag.builder().key("run").value("1").build()));
        bed.available("orders-green");
        DBCluster clone = bed.addWriter("orders-green");
        assertEquals("run", clone.tagList().getFirst().key());
        return clone;
    }

    private static void swapNames(TestBed bed) {
        bed.rds()
                .modifyDBCluster(it ->
                        it.dbClusterIdentifier("orders")
                                .newDBClusterIdentifier("orders-old")
                                .applyImmediately(true));
        bed.available("orders-old");
        assertThrows(DbClusterNotFoundException.class, () -> bed.cluster("orders"));
        bed.rds()
                .modifyDBCluster(it ->
                        it.dbClusterIdentifier("orders-green")
                                .newDBClusterIdentifier("orders")
                                .applyImmediately(true));
        int port = bed.available("orders").port();
        TestBed.until(() -> {
            try (Session session = bed.login(port).to("postgres")) {
                return session.ask("SHOW server_version").startsWith("17");
            } catch (IllegalStateException _) {
                return false;
            }
        });
    }

    private static void remove(TestBed bed, String instances) {
        bed.rds()
                .deleteDBInstance(
                        it -> it.dbInstanceIdentifier(instances + "-1").skipFinalSnapshot(true));
        TestBed.until(() -> bed.cluster("orders").dbClusterMembers().isEmpty());
        bed.rds().deleteDBCluster(it -> it.dbClusterIdentifier("orders").skipFinalSnapshot(true));
        TestBed.until(() ->
                bed.rds().describeDBClusters().dbClusters().stream()
                        .noneMatch(it -> it.dbClusterIdentifier().equals("orders")));
    }
}
