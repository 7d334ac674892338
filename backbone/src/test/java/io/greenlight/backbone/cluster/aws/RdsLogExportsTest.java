package io.greenlight.backbone.cluster.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.backbone.cluster.LogExports;
import io.greenlight.backbone.cluster.NotAllowed;
import io.greenlight.contracts.PostgresVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.RdsClient;

/// A cluster that copies one of its logs.
class RdsLogExportsTest {

    private static final Cluster ORDERS =
            FakeFleet.cluster("orders", new PostgresVersion(17, 5), Map.of());

    private static final String FORBIDDEN = "forbidden";

    private final List<String> regions = new ArrayList<>();

    private RdsWire wire;
    private RdsClient rds;
    private RdsLogExports exports;

    @BeforeEach
    void connect() throws IOException {
        wire = new RdsWire(RdsLogExportsTest::answer);
        rds = wire.client();
        exports =
                new RdsLogExports(
                        new RegionalClients(region -> {
                            regions.add(region);
                            return rds;
                        }));
    }

    @AfterEach
    void disconnect() {
        rds.close();
        wire.close();
    }

    @Test
    void whatIsCopiedIsReadWhereTheClusterIs() {
        assertTrue(exports.isOn(ORDERS, LogExports.POSTGRESQL));
        assertFalse(exports.isOn(ORDERS, "instance"));

        assertEquals(List.of(ORDERS.ref().region()), regions);
    }

    @Test
    void oneLogMoreIsAskedForAndTheOthersStay() {
        exports.turnOn(ORDERS, "instance");

        Map<String, String> call = wire.asked().getLast();
        assertEquals("ModifyDBCluster", call.get("Action"));
        assertEquals("orders", call.get("DBClusterIdentifier"));
        assertEquals(
                "instance", call.get("CloudwatchLogsExportConfiguration.EnableLogTypes.member.1"));
        assertFalse(call.containsKey("EngineVersion"));
        assertEquals(List.of(ORDERS.ref().region()), regions);
    }

    @Test
    void aMissingRightIsToldInAwssWords() {
        NotAllowed denied = assertThrows(NotAllowed.class, () -> exports.turnOn(ORDERS, FORBIDDEN));

        assertEquals("no role allows rds:ModifyDBCluster", denied.getMessage());
    }

    private static String answer(Map<String, String> call) {
        if (call.containsValue(FORBIDDEN)) {
            return """
            <ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code>
            <Message>no role allows rds:ModifyDBCluster</Message></Error>
            <RequestId>1</RequestId></ErrorResponse>
            """;
        }
        return "ModifyDBCluster".equals(call.get("Action"))
                ? "<ModifyDBClusterResponse/>"
                : """
                <DescribeDBClustersResponse><DescribeDBClustersResult><DBClusters><DBCluster>
                <DBClusterIdentifier>orders</DBClusterIdentifier>
                <DbClusterResourceId>cluster-orders</DbClusterResourceId>
                <EnabledCloudwatchLogsExports><member>postgresql</member>
                </EnabledCloudwatchLogsExports>
                </DBCluster></DBClusters></DescribeDBClustersResult></DescribeDBClustersResponse>
                """;
    }
}
