package io.greenlight.backbone.cluster.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.ResourceId;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.RdsClient;

class RdsFleetTest {

    private static final String ARN = "arn:aws:rds:eu-central-1:123456789012:cluster:";

    private RdsWire wire;
    private RdsClient rds;
    private RdsFleet fleet;

    @BeforeEach
    void connect() throws IOException {
        wire = new RdsWire(RdsFleetTest::answer);
        rds = wire.client();
        fleet = new RdsFleet(rds);
    }

    @AfterEach
    void disconnect() {
        rds.close();
        wire.close();
    }

    @Test
    void everyPageIsReadAndOddClustersHideNobody() {
        List<Cluster> all = fleet.all().toList();

        assertEquals(
                List.of("orders", "shop", "young"),
                all.stream().map(one -> one.ref().identifier()).toList());
        assertEquals(2, wire.asked().size());
        assertEquals("page-2", wire.asked().getLast().get("Marker"));
    }

    @Test
    void aClusterIsReadWithItsTagsAndWriter() {
        Cluster orders = fleet.find(new ClusterRef("eu-central-1", "orders")).orElseThrow();

        assertEquals(new ResourceId("cluster-ORDERS"), orders.resourceId());
        assertEquals(PostgresVersion.parse("14.24"), orders.version());
        assertEquals(new Endpoint("orders.example", 6432), orders.endpoint());
        assertEquals(Optional.of("orders-2"), orders.writerInstance());
        assertEquals(List.of("orders-1", "orders-2"), orders.instances());
        assertEquals(Map.of("UpgradeDB", "Y", "empty", ""), orders.tags());
        assertEquals("orders-group", orders.parameterGroup());
        assertTrue(orders.isAvailable());
    }

    @Test
    void anotherEngineHasNoVersionOfOurs() {
        Cluster shop = fleet.all().filter(one -> one.engine().contains("mysql")).findFirst().get();

        assertEquals(Cluster.NO_POSTGRES, shop.version());
    }

    @Test
    void aClusterThatIsBeingCreatedHasAnEndpointThatNeverAnswers() {
        Cluster young = fleet.all().filter(one -> !one.isAvailable()).findFirst().orElseThrow();

        assertEquals(new Endpoint("young.invalid", 5432), young.endpoint());
        assertEquals(Optional.empty(), young.writerInstance());
    }

    @Test
    void whatIsNotThereIsEmpty() {
        assertEquals(Optional.empty(), fleet.find(new ClusterRef("eu-central-1", "nobody")));
        assertEquals(Optional.empty(), fleet.find(new ClusterRef("us-east-1", "orders")));
        assertEquals(Optional.empty(), fleet.endpointOf("nobody"));
    }

    @Test
    void aRenamedClusterIsFoundByItsResourceId() {
        Cluster found = fleet.find(new ResourceId("cluster-ORDERS")).orElseThrow();

        assertEquals("orders", found.ref().identifier());
        Map<String, String> call = wire.asked().getLast();
        assertEquals("db-cluster-resource-id", call.get("Filters.Filter.1.Name"));
        assertEquals("cluster-ORDERS", call.get("Filters.Filter.1.Values.Value.1"));
    }

    @Test
    void targetsAreSortedAndOfOurEngineAndShape() {
        assertEquals(
                List.of("14.25", "16.15", "17.9", "17.11"),
                fleet.upgradeTargets(PostgresVersion.parse("14.24")).stream()
                        .map(PostgresVersion::toString)
                        .toList());
    }

    @Test
    void aGlobalDatabaseDoesNotGoWhereItCannotBe() {
        assertEquals(
                List.of("14.25", "17.9", "17.11"),
                fleet.globalTargets(PostgresVersion.parse("14.24")).stream()
                        .map(PostgresVersion::toString)
                        .toList());
    }

    @Test
    void tagsAreWrittenOnTheArn() {
        Cluster orders = fleet.find(new ClusterRef("eu-central-1", "orders")).orElseThrow();

        fleet.tag(orders, Map.of("UpgradeDB:Status", "discovered"));

        Map<String, String> call = wire.asked().getLast();
        assertEquals("AddTagsToResource", call.get("Action"));
        assertEquals(ARN + "orders", call.get("ResourceName"));
        assertEquals("UpgradeDB:Status", call.get("Tags.Tag.1.Key"));
        assertEquals("discovered", call.get("Tags.Tag.1.Value"));
    }

    private static String answer(Map<String, String> call) {
        return switch (call.getOrDefault("Action", "")) {
            case "DescribeDBClusters" -> clusters(call);
            case "DescribeDBEngineVersions" -> versions();
            case "DescribeDBInstances" -> error("DBInstanceNotFound");
            default -> "<R><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></R>";
        };
    }

    private static String clusters(Map<String, String> call) {
        String name = call.getOrDefault("DBClusterIdentifier", "");
        if (name.equals("nobody")) {
            return error("DBClusterNotFoundFault");
        }
        if (!name.isEmpty() || call.containsKey("Filters.Filter.1.Name")) {
            return page(ORDERS, "");
        }
        return call.containsKey("Marker")
                ? page(YOUNG, "")
                : page(ORDERS + ODD + SHOP, "<Marker>page-2</Marker>");
    }

    private static String page(String clusters, String marker) {
        return """
        <DescribeDBClustersResponse><DescribeDBClustersResult><DBClusters>%s</DBClusters>%s\
        </DescribeDBClustersResult></DescribeDBClustersResponse>
        """
                .formatted(clusters, marker);
    }

    private static String error(String code) {
        return """
        <ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>none</Message></Error>\
        <RequestId>1</RequestId></ErrorResponse>
        """
                .formatted(code);
    }

    private static String versions() {
        return """
        <DescribeDBEngineVersionsResponse><DescribeDBEngineVersionsResult><DBEngineVersions>
        <DBEngineVersion><Engine>aurora-postgresql</Engine><EngineVersion>14.24</EngineVersion>
        <ValidUpgradeTarget>%s</ValidUpgradeTarget></DBEngineVersion>
        </DBEngineVersions></DescribeDBEngineVersionsResult></DescribeDBEngineVersionsResponse>
        """
                .formatted(
                        target("aurora-postgresql", "17.11")
                                + target("aurora-postgresql", "17.9")
                                + target("aurora-postgresql", "14.25")
                                + NOT_GLOBALLY
                                + target("aurora-postgresql", "16.8-limitless")
                                + target("postgres", "18.1"));
    }

    private static String target(String engine, String version) {
        return "<UpgradeTarget><Engine>%s</Engine><EngineVersion>%s</EngineVersion></UpgradeTarget>"
                .formatted(engine, version);
    }

    private static final String NOT_GLOBALLY =
            """
            <UpgradeTarget><Engine>aurora-postgresql</Engine><EngineVersion>16.15</EngineVersion>
            <SupportsGlobalDatabases>false</SupportsGlobalDatabases></UpgradeTarget>
            """;

    private static final String ORDERS =
            """
            <DBCluster><DBClusterIdentifier>orders</DBClusterIdentifier>
            <DbClusterResourceId>cluster-ORDERS</DbClusterResourceId>
            <DBClusterArn>arn:aws:rds:eu-central-1:123456789012:cluster:orders</DBClusterArn>
            <Engine>aurora-postgresql</Engine><EngineVersion>14.24</EngineVersion>
            <Status>available</Status><Endpoint>orders.example</Endpoint><Port>6432</Port>
            <DBClusterParameterGroup>orders-group</DBClusterParameterGroup>
            <DBClusterMembers>
            <DBClusterMember><DBInstanceIdentifier>orders-1</DBInstanceIdentifier>
            <IsClusterWriter>false</IsClusterWriter></DBClusterMember>
            <DBClusterMember><DBInstanceIdentifier>orders-2</DBInstanceIdentifier>
            <IsClusterWriter>true</IsClusterWriter></DBClusterMember>
            </DBClusterMembers>
            <TagList><Tag><Key>UpgradeDB</Key><Value>Y</Value></Tag>
            <Tag><Key>empty</Key></Tag></TagList></DBCluster>
            """;

    /// A cluster whose name is none: nothing that RDS does, and nothing that may stop a scan.
    private static final String ODD =
            """
            <DBCluster><DBClusterIdentifier>not--a--name</DBClusterIdentifier>
            <DbClusterResourceId>cluster-ODD</DbClusterResourceId>
            <DBClusterArn>arn:aws:rds:eu-central-1:123456789012:cluster:odd</DBClusterArn>
            <Engine>docdb</Engine><EngineVersion>5.0.0</EngineVersion>
            <Status>available</Status></DBCluster>
            """;

    private static final String SHOP =
            """
            <DBCluster><DBClusterIdentifier>shop</DBClusterIdentifier>
            <DbClusterResourceId>cluster-SHOP</DbClusterResourceId>
            <DBClusterArn>arn:aws:rds:eu-central-1:123456789012:cluster:shop</DBClusterArn>
            <Engine>aurora-mysql</Engine><EngineVersion>8.0.mysql_aurora.3.08.0</EngineVersion>
            <Status>available</Status><Endpoint>shop.example</Endpoint><Port>3306</Port></DBCluster>
            """;

    private static final String YOUNG =
            """
            <DBCluster><DBClusterIdentifier>young</DBClusterIdentifier>
            <DbClusterResourceId>cluster-YOUNG</DbClusterResourceId>
            <DBClusterArn>arn:aws:rds:eu-central-1:123456789012:cluster:young</DBClusterArn>
            <Engine>aurora-postgresql</Engine><EngineVersion>17.11</EngineVersion>
            <Status>creating</Status></DBCluster>
            """;
}
