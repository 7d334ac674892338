package io.greenlight.backbone.cluster.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.backbone.cluster.Maintenance.Pending;
import io.greenlight.contracts.PostgresVersion;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.RdsClient;

/// A patch that waits for a cluster, and one for its instance.
class RdsMaintenanceTest {

    private static final Cluster ORDERS =
            FakeFleet.cluster("orders", new PostgresVersion(17, 5), Map.of());
    private static final Pending OF_CLUSTER =
            new Pending(ORDERS.arn(), "system-update", "a patch of Aurora");
    private static final Pending OF_INSTANCE = new Pending("arn:orders-1", "os-upgrade", "");

    private RdsWire wire;
    private RdsClient rds;
    private RdsMaintenance maintenance;

    @BeforeEach
    void connect() throws IOException {
        wire = new RdsWire(RdsMaintenanceTest::answer);
        rds = wire.client();
        maintenance = new RdsMaintenance(rds);
    }

    @AfterEach
    void disconnect() {
        rds.close();
        wire.close();
    }

    @Test
    void whatWaitsForTheClusterComesBeforeWhatWaitsForItsInstances() {
        assertEquals(List.of(OF_CLUSTER, OF_INSTANCE), maintenance.pending(ORDERS));

        assertEquals(
                List.of(ORDERS.arn(), "orders-1"),
                wire.asked().stream()
                        .map(call -> call.get("Filters.Filter.1.Values.Value.1"))
                        .toList());
    }

    @Test
    void itIsAskedForAtOnce() {
        assertTrue(maintenance.apply(OF_CLUSTER));

        Map<String, String> call = wire.asked().getLast();
        assertEquals("ApplyPendingMaintenanceAction", call.get("Action"));
        assertEquals(ORDERS.arn(), call.get("ResourceIdentifier"));
        assertEquals("system-update", call.get("ApplyAction"));
        assertEquals("immediate", call.get("OptInType"));
    }

    @Test
    void whatDoesNotWaitAnyMoreIsToldFromWhatWasAskedFor() {
        assertFalse(maintenance.apply(OF_INSTANCE));

        assertEquals(1, wire.asked().size());
    }

    @Test
    void aPatchLeavesCertificatesHardwareAndTheVersionAsTheyAre() {
        PostgresVersion version = ORDERS.version();

        assertTrue(OF_CLUSTER.isPatchOf(version));
        assertTrue(OF_INSTANCE.isPatchOf(version));
        assertTrue(update("Upgrade to Aurora PostgreSQL 17.5.4").isPatchOf(version));
        assertFalse(update("Upgrade to Aurora PostgreSQL 17.7.1").isPatchOf(version));
        assertFalse(update("Upgrade to Aurora PostgreSQL 17.50").isPatchOf(version));
        assertFalse(
                update("Upgrade from Aurora PostgreSQL 17.5 to PostgreSQL 17.6")
                        .isPatchOf(version));
        for (String action :
                List.of(
                        "ca-certificate-rotation",
                        "db-upgrade",
                        "hardware-maintenance",
                        "serverless-platform-version-update")) {
            assertFalse(new Pending("arn:orders-1", action, "").isPatchOf(version), action);
        }
    }

    private static Pending update(String description) {
        return new Pending(ORDERS.arn(), "system-update", description);
    }

    private static String answer(Map<String, String> call) {
        return switch (call.getOrDefault("Action", "")) {
            case "DescribePendingMaintenanceActions" ->
                    call.getOrDefault("Filters.Filter.1.Name", "").equals("db-cluster-id")
                            ? pending(OF_CLUSTER)
                            : pending(OF_INSTANCE);
            default ->
                    OF_CLUSTER.resource().equals(call.get("ResourceIdentifier"))
                            ? "<ApplyPendingMaintenanceActionResponse/>"
                            : """
                            <ErrorResponse><Error><Code>ResourceNotFoundFault</Code>
                            <Message>none</Message></Error></ErrorResponse>
                            """;
        };
    }

    private static String pending(Pending one) {
        return """
        <DescribePendingMaintenanceActionsResponse><DescribePendingMaintenanceActionsResult>
        <PendingMaintenanceActions><ResourcePendingMaintenanceActions>
        <ResourceIdentifier>%s</ResourceIdentifier>
        <PendingMaintenanceActionDetails><PendingMaintenanceAction>
        <Action>%s</Action>%s
        </PendingMaintenanceAction></PendingMaintenanceActionDetails>
        </ResourcePendingMaintenanceActions></PendingMaintenanceActions>
        </DescribePendingMaintenanceActionsResult></DescribePendingMaintenanceActionsResponse>
        """
                .formatted(
                        one.resource(),
                        one.action(),
                        one.description().isEmpty()
                                ? ""
                                : "<Description>%s</Description>".formatted(one.description()));
    }
}
