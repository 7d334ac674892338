package io.greenlight.sandbox.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.sandbox.database.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.RdsException;

/// The master user gets another password, with an instance and without one.
@ExtendWith(SharedCluster.Lent.class)
@Timeout(60)
class PasswordTest {

    private static final String OTHER = "battery-staple";

    private final SharedCluster cluster;
    private final TestBed bed;
    private final RdsClient rds;

    PasswordTest(SharedCluster cluster) {
        this.cluster = cluster;
        bed = cluster.bed();
        rds = bed.rds();
    }

    @Test
    void anotherPasswordTakesThePlaceOfTheFormer() {
        change("orders", OTHER);

        assertTrue(letsIn(cluster.port(), OTHER));
        assertFalse(letsIn(cluster.port(), TestBed.PASSWORD));
        assertEquals("Reset master credentials", bed.messages("orders").getLast());

        change("orders", TestBed.PASSWORD);
        assertTrue(letsIn(cluster.port(), TestBed.PASSWORD));
    }

    @Test
    void aClusterMayGetAnotherPasswordBeforeItsFirstInstance() {
        rds.createDBCluster(it ->
                it.dbClusterIdentifier("alone")
                        .engine("aurora-postgresql")
                        .engineVersion(SharedCluster.VERSION)
                        .masterUsername("app_admin")
                        .masterUserPassword(TestBed.PASSWORD));
        bed.available("alone");

        change("alone", OTHER);

        DBCluster alone = bed.addWriter("alone");
        assertTrue(letsIn(alone.port(), OTHER));
        rds.deleteDBInstance(it -> it.dbInstanceIdentifier("alone-1").skipFinalSnapshot(true));
        rds.deleteDBCluster(it -> it.dbClusterIdentifier("alone").skipFinalSnapshot(true));
        TestBed.until(() -> rds.describeDBClusters().dbClusters().size() == 1);
    }

    @Test
    void aPasswordThatRdsWouldNotTakeIsRefusedAndTheFormerStays() {
        var refusal =
                assertThrows(
                        RdsException.class,
                        () ->
                                rds.modifyDBCluster(it ->
                                        it.dbClusterIdentifier("orders")
                                                .masterUserPassword("a b")
                                                .applyImmediately(true)));

        assertEquals("InvalidParameterValue", refusal.awsErrorDetails().errorCode());
        assertEquals("available", bed.cluster("orders").status());
        assertTrue(letsIn(cluster.port(), TestBed.PASSWORD));
    }

    @Test
    void aPasswordAndANewNameWantTwoCalls() {
        var refusal =
                assertThrows(
                        RdsException.class,
                        () ->
                                rds.modifyDBCluster(it ->
                                        it.dbClusterIdentifier("orders")
                                                .newDBClusterIdentifier("sales")
                                                .masterUserPassword(OTHER)
                                                .applyImmediately(true)));

        assertEquals("InvalidParameterCombination", refusal.awsErrorDetails().errorCode());
        assertTrue(letsIn(cluster.port(), TestBed.PASSWORD));
    }

    private void change(String name, String password) {
        DBCluster changing =
                rds.modifyDBCluster(it ->
                                it.dbClusterIdentifier(name)
                                        .masterUserPassword(password)
                                        .applyImmediately(true))
                        .dbCluster();
        assertEquals("resetting-master-credentials", changing.status());
        bed.available(name);
    }

    private static boolean letsIn(int port, String password) {
        try (Session session = new Login("localhost", port, "app_admin", password).to("postgres")) {
            return session.ask("SELECT current_user").equals("app_admin");
        } catch (IllegalStateException e) {
            assertTrue(
                    String.valueOf(e.getMessage()).contains("password authentication failed"),
                    e::toString);
            return false;
        }
    }
}
