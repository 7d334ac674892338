package io.greenlight.sandbox.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterStateException;
import software.amazon.awssdk.services.rds.model.InvalidGlobalClusterStateException;

/// The order in which a Global Database comes to another major by hand, as discovery's refusal
/// `major-not-of-strategy` gives it: every member stands alone, the primary is upgraded, and the
/// Global Database is made anew.
@Timeout(240)
class MajorByHandTest {

    private static final String GLOBAL = "world";

    @Test
    void everyCommandOfTheOrderIsTakenAndNoneCanBeLeftOut() throws IOException {
        try (var bed = new TestBed(27400);
                var abroad = new Abroad(bed)) {
            DBCluster orders = bed.create("orders", "14.24");
            makeGlobal(bed, orders);
            abroad.follow(GLOBAL);
            assertThrows(InvalidDbClusterStateException.class, () -> upgrade(bed));
            assertThrows(InvalidGlobalClusterStateException.class, () -> remove(bed, orders));

            remove(bed, abroad.cluster());
            abroad.available();
            assertThrows(InvalidDbClusterStateException.class, () -> upgrade(bed));

            remove(bed, orders);
            bed.available("orders");
            bed.rds().deleteGlobalCluster(it -> it.globalClusterIdentifier(GLOBAL));
            upgrade(bed);
            assertEquals("17.11", bed.available("orders").engineVersion(), bed::logs);

            makeGlobal(bed, orders);
            assertEquals("17.11", followAgain(abroad));
        }
    }

    /// The cluster that was removed keeps its name, and the version that it had.
    private static String followAgain(Abroad abroad) {
        return abroad.rds()
                .createDBCluster(it ->
                        it.dbClusterIdentifier("orders-again")
                                .engine("aurora-postgresql")
                                .globalClusterIdentifier(GLOBAL))
                .dbCluster()
                .engineVersion();
    }

    private static void makeGlobal(TestBed bed, DBCluster orders) {
        bed.rds()
                .createGlobalCluster(it ->
                        it.globalClusterIdentifier(GLOBAL)
                                .sourceDBClusterIdentifier(orders.dbClusterArn()));
    }

    private static void remove(TestBed bed, DBCluster member) {
        bed.rds()
                .removeFromGlobalCluster(it ->
                        it.globalClusterIdentifier(GLOBAL)
                                .dbClusterIdentifier(member.dbClusterArn()));
    }

    private static void upgrade(TestBed bed) {
        bed.rds()
                .modifyDBCluster(it ->
                        it.dbClusterIdentifier("orders")
                                .engineVersion("17.11")
                                .allowMajorVersionUpgrade(true)
                                .applyImmediately(true));
    }
}
