package io.greenlight.sandbox.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.greenlight.sandbox.database.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.DbClusterSnapshotAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbClusterSnapshotNotFoundException;

/// A snapshot is the cluster as it was, and goes on when the cluster is gone.
@ExtendWith(SharedCluster.Lent.class)
@Timeout(90)
class SnapshotTest {

    private final SharedCluster cluster;
    private final TestBed bed;
    private final RdsClient rds;

    SnapshotTest(SharedCluster cluster) {
        this.cluster = cluster;
        bed = cluster.bed();
        rds = bed.rds();
    }

    @Test
    void aSnapshotComesBackAsTheClusterWas() {
        try (Session session = cluster.session()) {
            session.run("CREATE TABLE kept (id bigint PRIMARY KEY)");
            session.run("INSERT INTO kept VALUES (1)");
            take("before");
            session.run("INSERT INTO kept VALUES (2)");

            DBCluster restored = restore("before", "restored");
            assertFalse(restored.deletionProtection());
            assertEquals(SharedCluster.VERSION, restored.engineVersion());
            try (Session copy = bed.login(restored.port()).to("postgres")) {
                assertEquals("1", copy.ask("SELECT string_agg(id::text, ' ') FROM kept"));
                copy.run("INSERT INTO kept VALUES (3)");
            }

            assertEquals(
                    "1 2", session.ask("SELECT string_agg(id::text, ' ' ORDER BY id) FROM kept"));
            session.run("DROP TABLE kept");
        }
        deleteLeaving("restored", "last");
        rds.deleteDBClusterSnapshot(it -> it.dbClusterSnapshotIdentifier("before"));
        assertThrows(DbClusterSnapshotNotFoundException.class, () -> snapshot("before"));
        assertEquals("restored", snapshot("last").dbClusterIdentifier());
        rds.deleteDBClusterSnapshot(it -> it.dbClusterSnapshotIdentifier("last"));
    }

    private void take(String name) {
        rds.createDBClusterSnapshot(
                it -> it.dbClusterIdentifier("orders").dbClusterSnapshotIdentifier(name));
        assertEquals("creating", snapshot(name).status());
        assertThrows(
                DbClusterSnapshotAlreadyExistsException.class,
                () ->
                        rds.createDBClusterSnapshot(it ->
                                it.dbClusterIdentifier("orders")
                                        .dbClusterSnapshotIdentifier(name)));
        TestBed.until(() -> snapshot(name).status().equals("available"));
        assertEquals(100, snapshot(name).percentProgress());
    }

    private DBCluster restore(String name, String target) {
        rds.restoreDBClusterFromSnapshot(it ->
                it.snapshotIdentifier(name)
                        .dbClusterIdentifier(target)
                        .engine("aurora-postgresql"));
        return bed.addWriter(target);
    }

    private void deleteLeaving(String name, String snapshot) {
        rds.deleteDBInstance(it -> it.dbInstanceIdentifier(name + "-1").skipFinalSnapshot(true));
        rds.deleteDBCluster(it -> it.dbClusterIdentifier(name).finalDBSnapshotIdentifier(snapshot));
        TestBed.until(() ->
                rds.describeDBClusters().dbClusters().stream()
                        .noneMatch(it -> it.dbClusterIdentifier().equals(name)));
        assertEquals("available", snapshot(snapshot).status());
    }

    private DBClusterSnapshot snapshot(String name) {
        return rds.describeDBClusterSnapshots(it -> it.dbClusterSnapshotIdentifier(name))
                .dbClusterSnapshots()
                .getFirst();
    }
}
