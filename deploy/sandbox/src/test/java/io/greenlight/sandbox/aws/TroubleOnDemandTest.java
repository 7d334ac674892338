package io.greenlight.sandbox.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.greenlight.sandbox.aws.TestBed.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.RdsException;

/// What goes wrong because somebody asked for it.
@ExtendWith(SharedCluster.Lent.class)
@Timeout(60)
class TroubleOnDemandTest {

    private final SharedCluster cluster;
    private final TestBed bed;
    private final RdsClient rds;

    TroubleOnDemandTest(SharedCluster cluster) {
        this.cluster = cluster;
        bed = cluster.bed();
        rds = bed.rds();
    }

    @AfterEach
    void calm() {
        assertEquals(200, bed.control("DELETE", "/_sandbox/faults", "").status());
    }

    @Test
    void throttlingStrikesOneActionAsOftenAsOrdered() {
        order("faults", "{\"action\": \"DescribeDBClusters\", \"times\": 2}");

        for (int i = 0; i < 2; i++) {
            var refusal = assertThrows(RdsException.class, rds::describeDBClusters);
            assertTrue(refusal.isThrottlingException(), refusal::getMessage);
            assertEquals("Throttling", refusal.awsErrorDetails().errorCode());
            assertEquals("Rate exceeded", refusal.awsErrorDetails().errorMessage());
            assertEquals(1, rds.describeDBInstances().dbInstances().size());
        }

        assertEquals(1, rds.describeDBClusters().dbClusters().size());
    }

    @Test
    void anActionFailsWithTheCodeAndTheStatusThatWereOrdered() {
        order(
                "faults",
                """
                {"action": "DescribeDBInstances", "code": "InternalFailure", "status": 503,
                 "message": "out of order", "times": 1}
                """);

        var refusal = assertThrows(RdsException.class, rds::describeDBInstances);

        assertEquals(503, refusal.statusCode());
        assertEquals("InternalFailure", refusal.awsErrorDetails().errorCode());
        assertEquals("out of order", refusal.awsErrorDetails().errorMessage());
    }

    @Test
    void faultsThatAreTakenBackStrikeNobody() {
        order("faults", "{\"action\": \"DescribeDBClusters\", \"times\": 100}");
        order("work", "{\"kind\": \"reboot\", \"failure\": \"no luck\"}");

        bed.control("DELETE", "/_sandbox/faults", "");

        assertEquals(1, rds.describeDBClusters().dbClusters().size());
        rds.rebootDBInstance(it -> it.dbInstanceIdentifier("orders-1"));
        bed.settled("orders-1");
    }

    @Test
    void aClusterWhoseMakingIsToFailHasFailedAndSaysWhy() {
        order("work", "{\"kind\": \"create\", \"failure\": \"no room left\"}");
        rds.createDBCluster(it ->
                it.dbClusterIdentifier("doomed")
                        .engine("aurora-postgresql")
                        .masterUsername("app_admin")
                        .masterUserPassword(TestBed.PASSWORD));
        TestBed.until(() -> bed.cluster("doomed").status().equals("failed"));

        assertEquals("no room left", bed.messages("doomed").getLast());

        rds.deleteDBCluster(it -> it.dbClusterIdentifier("doomed").skipFinalSnapshot(true));
        TestBed.until(() -> isGone("doomed"));
    }

    @Test
    void anUpgradeThatIsToFailLeavesTheVersionAndTheServer() {
        order("work", "{\"kind\": \"upgrade\", \"failure\": \"a table is odd\"}");
        rds.modifyDBCluster(it ->
                it.dbClusterIdentifier("orders").engineVersion("17.11").applyImmediately(true));

        assertEquals(SharedCluster.VERSION, bed.available("orders").engineVersion());

        assertEquals(
                "Database cluster is in a state that cannot be upgraded: a table is odd",
                bed.messages("orders").getLast());
        try (var session = cluster.session()) {
            assertTrue(session.ask("SHOW server_version").startsWith(SharedCluster.VERSION));
        }
    }

    @Test
    void workTakesLongerAndSucceeds() {
        order("work", "{\"kind\": \"reboot\", \"delayMillis\": 1500}");
        long begun = System.nanoTime();
        rds.rebootDBInstance(it -> it.dbInstanceIdentifier("orders-1"));
        assertEquals("rebooting", bed.instance("orders-1").dbInstanceStatus());

        bed.settled("orders-1");

        assertTrue(System.nanoTime() - begun > 1_500_000_000L);
    }

    @Test
    void whatItHasWorkedAtIsTold() {
        int before = done("work").size();
        order("work", "{\"kind\": \"reboot\", \"delayMillis\": 300}");
        rds.rebootDBInstance(it -> it.dbInstanceIdentifier("orders-1"));
        TestBed.until(() -> done("work").size() > before);

        JsonNode work = done("work").getLast();
        Instant began = Instant.parse(work.path("began").asText());
        Instant ended = Instant.parse(work.path("ended").asText());
        assertTrue(Duration.between(began, ended).toMillis() >= 300, work::toString);
        assertTrue(work.path("subjects").path(0).asText().startsWith("cluster-"));
        assertTrue(
                done("answer").stream()
                        .anyMatch(one -> one.path("subjects").toString().contains("RebootDB")));
    }

    private List<JsonNode> done(String kind) {
        return bed.control("GET", "/_sandbox/work", "")
                .body()
                .valueStream()
                .filter(one -> one.path("kind").asText().equals(kind))
                .toList();
    }

    @Test
    void connectionsOfAnEndpointAreDroppedAndMayComeBack() {
        try (var session = cluster.session()) {
            session.ask("SELECT 1");
            order("drop", "{\"port\": %d}".formatted(cluster.port()));

            assertThrows(IllegalStateException.class, () -> session.ask("SELECT 1"));
        }
        try (var session = cluster.session()) {
            assertEquals("1", session.ask("SELECT 1"));
        }
    }

    @Test
    void maintenanceThatIsAnnouncedIsPendingUntilItIsApplied() {
        String arn = bed.cluster("orders").dbClusterArn();
        order(
                "maintenance",
                """
                {"resource": "%s", "action": "os-upgrade", "description": "a new kernel"}
                """
                        .formatted(arn));
        var pending = rds.describePendingMaintenanceActions().pendingMaintenanceActions();
        assertEquals(arn, pending.getFirst().resourceIdentifier());
        var details = pending.getFirst().pendingMaintenanceActionDetails();
        assertEquals("a new kernel", details.getFirst().description());

        rds.applyPendingMaintenanceAction(
                it -> it.resourceIdentifier(arn).applyAction("os-upgrade").optInType("immediate"));

        TestBed.until(() -> bed.cluster("orders").status().equals("maintenance"));
        bed.available("orders");
        TestBed.until(() ->
                rds.describePendingMaintenanceActions().pendingMaintenanceActions().isEmpty());
        assertEquals(
                "Cluster operating system upgrade completed.", bed.messages("orders").getLast());
        try (var session = cluster.session()) {
            assertEquals(SharedCluster.VERSION + ".0", session.ask("SELECT aurora_version()"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    POST | /_sandbox/faults | {"code": "x"}     | the body needs a text "action"
                    POST | /_sandbox/drop   | {"port": "x"}     | the body needs a number "port"
                    POST | /_sandbox/work   | {"kind": "nap"}   | there is no work "nap"; there are
                    POST | /_sandbox/work   | {"kind"           | the body is no JSON
                    GET  | /_sandbox/help   | ``                | no such path; see the README
                    """)
    void anOrderThatCannotBeUnderstoodIsRefused(
            String method, String path, String body, String complaint) {
        Answer answer = bed.control(method, path, body);

        assertEquals(400, answer.status());
        assertTrue(answer.body().path("error").asText().startsWith(complaint), answer::toString);
    }

    private void order(String what, String body) {
        Answer answer = bed.control("POST", "/_sandbox/" + what, body);
        assertEquals(200, answer.status(), answer::toString);
    }

    private boolean isGone(String name) {
        try {
            bed.cluster(name);
            return false;
        } catch (DbClusterNotFoundException _) {
            return true;
        }
    }
}
