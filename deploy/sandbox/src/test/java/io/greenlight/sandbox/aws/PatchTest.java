package io.greenlight.sandbox.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.sandbox.database.Session;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.PendingMaintenanceAction;
import software.amazon.awssdk.services.rds.model.ResourceNotFoundException;

/// Patches of the engine, which every member of a global cluster gets for itself.
@Timeout(180)
class PatchTest {

    private static final String VERSION = "SELECT aurora_version()";

    @Test
    void membersArePatchedOneAfterTheOtherAndEachTellsHowFarItIs() throws IOException {
        try (var bed = new TestBed(26600);
                var abroad = new Abroad(bed)) {
            DBCluster orders = bed.create("orders", "17.10");
            bed.addReader("orders", "orders-2");
            bed.rds()
                    .createGlobalCluster(it ->
                            it.globalClusterIdentifier("world")
                                    .sourceDBClusterIdentifier(orders.dbClusterArn()));
            abroad.follow("world");

            aSecondaryIsPatchedAndItsPrimaryIsNot(bed, abroad, orders);
            whoComesLaterIsPatchedAsItsClusterIs(bed, abroad);
            aPatchThatFailsWaitsOn(bed, orders);
            aClusterIsPatchedWithItsReaders(bed, orders);
            anInstanceIsPatchedAlone(bed, orders);
            aRestartKeepsWhatIsPatched(bed, abroad, orders);
            aNewMinorBeginsAtNone(bed, abroad, orders);
        }
    }

    private static void aSecondaryIsPatchedAndItsPrimaryIsNot(
            TestBed bed, Abroad abroad, DBCluster orders) {
        String tokyo = abroad.cluster().dbClusterArn();
        assertThrows(ResourceNotFoundException.class, () -> apply(abroad.rds(), tokyo));
        announce(bed, tokyo);
        assertTrue(pending(bed.rds()).isEmpty(), "another region's");
        assertEquals(1, pending(abroad.rds()).size());

        apply(abroad.rds(), tokyo);
        apply(abroad.rds(), tokyo);

        assertEquals("available", abroad.cluster().status(), "nothing shows at first");
        assertTrue(pending(abroad.rds()).isEmpty(), "nor in the list");
        TestBed.until(() -> abroad.cluster().status().equals("maintenance"));
        assertEquals("immediate", pending(abroad.rds()).getFirst().optInStatus());
        abroad.available();
        assertEquals(1, pending(abroad.rds()).size(), "the list lags behind");
        assertThrows(ResourceNotFoundException.class, () -> apply(abroad.rds(), tokyo));
        TestBed.until(() -> pending(abroad.rds()).isEmpty());
        assertEquals("17.10.1", Answers.of(abroad.login(), VERSION));
        assertEquals("17.10.0", Answers.of(bed.login(orders.port()), VERSION));
        assertEquals(
                "Database cluster has been patched: source version 17.10.0 => 17.10.1.",
                abroad.messages().getLast());
        assertEquals(
                List.of(
                        "Applying off-line patches to DB instance",
                        "DB instance shutdown",
                        "DB instance restarted",
                        "Finished applying off-line patches to DB instance"),
                last(abroad.instanceMessages(), 4));
    }

    private static void whoComesLaterIsPatchedAsItsClusterIs(TestBed bed, Abroad abroad) {
        abroad.addReader();

        assertEquals("17.10.1", Answers.of(bed.readers(abroad.cluster()), VERSION));
    }

    private static void aPatchThatFailsWaitsOn(TestBed bed, DBCluster orders) {
        bed.control(
                "POST",
                "/_sandbox/work",
                "{\"kind\": \"maintenance\", \"failure\": \"no room left\"}");
        announce(bed, orders.dbClusterArn());

        apply(bed.rds(), orders.dbClusterArn());
        String reason = "Unable to apply maintenance to DB cluster: no room left";
        TestBed.until(() -> bed.messages("orders").getLast().equals(reason));

        bed.available("orders");
        assertEquals("17.10.0", Answers.of(bed.login(orders.port()), VERSION));
        assertEquals("", pending(bed.rds()).getFirst().optInStatus());
    }

    private static void aClusterIsPatchedWithItsReaders(TestBed bed, DBCluster orders) {
        apply(bed.rds(), orders.dbClusterArn());
        TestBed.until(() -> bed.cluster("orders").status().equals("maintenance"));
        bed.available("orders");

        TestBed.until(() -> pending(bed.rds()).isEmpty());
        assertEquals("17.10.1", Answers.of(bed.login(orders.port()), VERSION));
        assertEquals("17.10.1", Answers.of(bed.readers(orders), VERSION));
    }

    private static void anInstanceIsPatchedAlone(TestBed bed, DBCluster orders) {
        String reader = bed.instance("orders-2").dbInstanceArn();
        announce(bed, reader);

        apply(bed.rds(), reader);
        TestBed.until(() -> bed.instance("orders-2").dbInstanceStatus().equals("maintenance"));
        bed.settled("orders-2");

        assertEquals("17.10.2", Answers.of(bed.readers(orders), VERSION));
        assertEquals("17.10.1", Answers.of(bed.login(orders.port()), VERSION));
    }

    private static void aRestartKeepsWhatIsPatched(TestBed bed, Abroad abroad, DBCluster orders) {
        bed.restart();
        abroad.reconnect();

        assertEquals("17.10.2", Answers.of(bed.readers(orders), VERSION));
        assertEquals("17.10.1", Answers.of(abroad.login(), VERSION));
    }

    private static void aNewMinorBeginsAtNone(TestBed bed, Abroad abroad, DBCluster orders) {
        bed.rds()
                .modifyGlobalCluster(
                        it -> it.globalClusterIdentifier("world").engineVersion("17.11"));
        bed.available("orders");
        abroad.available();

        assertEquals("17.11.0", Answers.of(bed.login(orders.port()), VERSION));
        assertEquals("17.11.0", Answers.of(abroad.login(), VERSION));
        assertTrue(
                abroad.messages()
                        .contains(
                                "Database cluster engine minor version upgrade complete. Previous"
                                        + " version: 17.10.1. New version: 17.11.0."));
        try (Session session = bed.login(orders.port()).to("postgres")) {
            session.run("CREATE TABLE t (id bigint)");
        }
    }

    private static void announce(TestBed bed, String arn) {
        bed.control(
                "POST",
                "/_sandbox/maintenance",
                """
                {"resource": "%s", "action": "system-update", "description": "a patch"}
                """
                        .formatted(arn));
    }

    private static void apply(RdsClient rds, String arn) {
        rds.applyPendingMaintenanceAction(it ->
                it.resourceIdentifier(arn).applyAction("system-update").optInType("immediate"));
    }

    private static List<PendingMaintenanceAction> pending(RdsClient rds) {
        return rds.describePendingMaintenanceActions().pendingMaintenanceActions().stream()
                .flatMap(it -> it.pendingMaintenanceActionDetails().stream())
                .toList();
    }

    private static List<String> last(List<String> all, int number) {
        return all.subList(all.size() - number, all.size());
    }
}
