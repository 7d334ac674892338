package io.greenlight.backbone.cluster.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.backbone.cluster.GlobalCluster;
import io.greenlight.backbone.cluster.RdsAtWork;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.PostgresVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.RdsException;

/// A Global Database of PostgreSQL in two regions on the second page of RDS's list, one of MySQL on
/// the first.
class RdsGlobalClustersTest {

    private static final String ARN = "arn:aws:rds:%s:000000000000:cluster:%s";
    private static final ClusterRef TOKYO = new ClusterRef("ap-northeast-1", "orders-tokyo");
    private static final PostgresVersion OLD = new PostgresVersion(17, 5);

    private static final String HOST =
            "<Endpoint>shop-global.global-abc.global.rds.amazonaws.com</Endpoint>";
    private static final PostgresVersion NEW = new PostgresVersion(17, 11);
    private static final List<String> BUSY =
            List.of(
                    "InvalidGlobalClusterStateFault",
                    "InvalidDBClusterStateFault",
                    "InvalidDBInstanceState");

    private final List<String> regions = new ArrayList<>();

    private RdsWire wire;
    private RdsClient rds;
    private RdsGlobalClusters globals;
    private String refusal = "";

    @BeforeEach
    void connect() throws IOException {
        wire = new RdsWire(this::answer);
        rds = wire.client();
        globals =
                new RdsGlobalClusters(
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
    void itIsFoundByAnyOfItsMembersWithThePrimaryFirst() {
        GlobalCluster shop = globals.of(cluster("orders")).orElseThrow();

        assertEquals("shop-global", shop.identifier());
        assertEquals(OLD, shop.version());
        assertEquals("upgrading", shop.status());
        assertFalse(shop.isAvailable());
        assertEquals(
                List.of(
                        new GlobalCluster.Member(
                                new ClusterRef("eu-central-1", "orders"),
                                ARN.formatted("eu-central-1", "orders"),
                                true),
                        new GlobalCluster.Member(
                                TOKYO, ARN.formatted("ap-northeast-1", "orders-tokyo"), false)),
                shop.members());
    }

    @Test
    void everyPageIsReadOfThoseWithAMemberInTheRegion() {
        globals.of(cluster("orders"));

        Map<String, String> first = wire.asked().getFirst();
        assertEquals("region", first.get("Filters.Filter.1.Name"));
        assertEquals("eu-central-1", first.get("Filters.Filter.1.Values.Value.1"));
        assertEquals("page-2", wire.asked().getLast().get("Marker"));
    }

    @Test
    void anotherEngineHasNoVersionOfOurs() {
        assertEquals(Cluster.NO_POSTGRES, globals.of(cluster("carts")).orElseThrow().version());
    }

    @Test
    void aClusterThatIsAloneIsInNone() {
        assertEquals(Optional.empty(), globals.of(cluster("orders-tokyo")));
    }

    @Test
    void itIsUpgradedFromTheRegionOfItsPrimaryToAMinorOnly() {
        GlobalCluster shop = globals.of(cluster("orders")).orElseThrow();
        GlobalCluster moved =
                new GlobalCluster(shop.identifier(), OLD, "available", shop.members().reversed());

        globals.upgrade(moved, new PostgresVersion(17, 11));

        Map<String, String> call = wire.asked().getLast();
        assertEquals("ModifyGlobalCluster", call.get("Action"));
        assertEquals("shop-global", call.get("GlobalClusterIdentifier"));
        assertEquals("17.11", call.get("EngineVersion"));
        assertEquals("false", call.get("AllowMajorVersionUpgrade"));
        assertEquals(List.of("eu-central-1", "ap-northeast-1"), regions);
    }

    @Test
    void whatRdsIsAtWorkOnIsToldApartFromWhatItRefuses() {
        GlobalCluster shop = globals.of(cluster("orders")).orElseThrow();

        for (String code : BUSY) {
            refusal = code;
            RdsAtWork busy = assertThrows(RdsAtWork.class, () -> globals.upgrade(shop, NEW));
            assertTrue(busy.toString().contains("not now"), busy::toString);
        }
        refusal = "InvalidParameterCombination";
        assertThrows(RdsException.class, () -> globals.upgrade(shop, NEW));
    }

    @Test
    void whoeverWritesHasAnEndpointWhereRdsNamesOne() {
        assertEquals(
                Optional.of("shop-global.global-abc.global.rds.amazonaws.com"),
                globals.of(cluster("orders")).orElseThrow().writerHost());
        assertEquals(Optional.empty(), globals.of(cluster("carts")).orElseThrow().writerHost());
    }

    @Test
    void whoWritesIsKnownUnlessNobodyDoes() {
        assertTrue(globals.of(cluster("orders")).orElseThrow().hasPrimary());
        GlobalCluster.Member reader =
                new GlobalCluster.Member(TOKYO, ARN.formatted(TOKYO.region(), TOKYO), false);
        assertFalse(new GlobalCluster("shop", OLD, "available", List.of(reader)).hasPrimary());
    }

    @Test
    void aRegionIsConnectedToOnce() {
        globals.of(cluster("orders"));
        globals.of(cluster("orders"));

        assertEquals(List.of("eu-central-1"), regions);
    }

    private static Cluster cluster(String identifier) {
        return FakeFleet.cluster(identifier, OLD, Map.of());
    }

    private String answer(Map<String, String> call) {
        if ("ModifyGlobalCluster".equals(call.get("Action"))) {
            return refusal.isEmpty()
                    ? "<ModifyGlobalClusterResponse/>"
                    : "<ErrorResponse><Error><Code>%s</Code><Message>not now</Message></Error>"
                                    .formatted(refusal)
                            + "<RequestId>1</RequestId></ErrorResponse>";
        }
        String carts = member("eu-central-1", "carts", true);
        String orders =
                member("ap-northeast-1", "orders-tokyo", false)
                        + member("eu-central-1", "orders", true);
        return call.containsKey("Marker")
                ? page(global("shop-global", "17.5", HOST, orders), "")
                : page(
                        global("carts-global", "8.0.mysql_aurora.3.08.0", "", carts),
                        "<Marker>page-2</Marker>");
    }

    private static String page(String globals, String marker) {
        return """
        <DescribeGlobalClustersResponse><DescribeGlobalClustersResult>%s
        <GlobalClusters>%s</GlobalClusters>
        </DescribeGlobalClustersResult></DescribeGlobalClustersResponse>
        """
                .formatted(marker, globals);
    }

    private static String global(String name, String version, String host, String members) {
        return """
        <GlobalClusterMember><GlobalClusterIdentifier>%s</GlobalClusterIdentifier>
        <Status>upgrading</Status><EngineVersion>%s</EngineVersion>%s
        <GlobalClusterMembers>%s</GlobalClusterMembers></GlobalClusterMember>
        """
                .formatted(name, version, host, members);
    }

    private static String member(String region, String name, boolean writes) {
        return """
        <GlobalClusterMember><DBClusterArn>%s</DBClusterArn><IsWriter>%s</IsWriter>
        </GlobalClusterMember>
        """
                .formatted(ARN.formatted(region, name), writes);
    }
}
