package io.greenlight.backbone.cluster.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.greenlight.backbone.cluster.Instance;
import io.greenlight.backbone.cluster.Instance.Role;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.ResourceId;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.RdsClient;

/// A cluster with a writer, a reader, and one more instance that is gone when it is asked for.
class RdsInstancesTest {

    private static final ClusterRef ORDERS = new ClusterRef("eu-central-1", "orders");
    private static final Instance WRITER =
            new Instance(
                    "orders-1",
                    "arn:orders-1",
                    "db.r6g.large",
                    "available",
                    Role.WRITER,
                    "own",
                    true);
    private static final Instance READER =
            new Instance(
                    "orders-2",
                    "arn:orders-2",
                    "db.r6g.large",
                    "available",
                    Role.READER,
                    "default.aurora-postgresql14",
                    false);

    private RdsWire wire;
    private RdsClient rds;
    private RdsInstances instances;
    private boolean isRenamed;

    @BeforeEach
    void connect() throws IOException {
        wire = new RdsWire(this::answer);
        rds = wire.client();
        instances = new RdsInstances(rds);
    }

    @AfterEach
    void disconnect() {
        rds.close();
        wire.close();
    }

    @Test
    void theyComeByNameAndWithoutThoseThatAreGone() {
        assertEquals(List.of(WRITER, READER), instances.of(ORDERS));
    }

    @Test
    void thoseOfARenamedClusterAreFoundByItsResourceId() {
        assertEquals(List.of(WRITER, READER), instances.of(new ResourceId("cluster-ORDERS")));

        Map<String, String> call = wire.asked().getFirst();
        assertEquals("cluster-ORDERS", call.get("Filters.Filter.1.Values.Value.1"));
    }

    @Test
    void allOfAClusterAreAskedForInOneCall() {
        instances.of(ORDERS);

        assertEquals(
                List.of("DescribeDBClusters", "DescribeDBInstances", "DescribeDBInstances"),
                wire.asked().stream().map(call -> call.get("Action")).toList());
        Map<String, String> all = wire.asked().get(1);
        assertEquals("db-cluster-id", all.get("Filters.Filter.1.Name"));
        assertEquals("orders", all.get("Filters.Filter.1.Values.Value.1"));
        assertEquals("orders-3", wire.asked().get(2).get("DBInstanceIdentifier"));
    }

    @Test
    void whereTheNameIsAnotherClustersByNowEachIsAskedForByItself() {
        isRenamed = true;

        assertEquals(List.of(WRITER, READER), instances.of(ORDERS));
    }

    @Test
    void aClusterThatIsGoneHasNone() {
        assertEquals(List.of(), instances.of(ORDERS.named("nobody")));
        assertEquals(List.of(), instances.of(new ResourceId("cluster-NOBODY")));
    }

    @Test
    void oneThatIsGoneOrGoingIsDeletedWithoutAWord() {
        instances.delete(WRITER);
        instances.delete(READER);

        assertEquals(
                List.of("orders-1", "orders-2"),
                wire.asked().stream().map(call -> call.get("DBInstanceIdentifier")).toList());
    }

    @Test
    void oneGetsAnotherParameterGroup() {
        instances.give(WRITER, "greenlight-0123abcd-own");

        Map<String, String> call = wire.asked().getLast();
        assertEquals("ModifyDBInstance", call.get("Action"));
        assertEquals("orders-1", call.get("DBInstanceIdentifier"));
        assertEquals("greenlight-0123abcd-own", call.get("DBParameterGroupName"));
        assertEquals("true", call.get("ApplyImmediately"));
    }

    private String answer(Map<String, String> call) {
        String name = call.getOrDefault("DBInstanceIdentifier", "");
        return switch (call.getOrDefault("Action", "")) {
            case "DescribeDBClusters" ->
                    "nobody".equals(call.get("DBClusterIdentifier"))
                            ? error("DBClusterNotFoundFault")
                            : CLUSTERS;
            case "ModifyDBInstance" ->
                    "<ModifyDBInstanceResponse><ModifyDBInstanceResult/>"
                            + "</ModifyDBInstanceResponse>";
            case "DescribeDBInstances" ->
                    switch (name) {
                        case "" -> page(isRenamed ? stranger() : first() + second());
                        case "orders-1" -> page(first());
                        case "orders-2" -> page(second());
                        default -> error("DBInstanceNotFound");
                    };
            default ->
                    error(
                            name.equals("orders-1")
                                    ? "DBInstanceNotFound"
                                    : "InvalidDBInstanceState");
        };
    }

    private static String first() {
        return instance("orders-1", "own", "pending-reboot");
    }

    private static String second() {
        return instance("orders-2", "default.aurora-postgresql14", "in-sync");
    }

    private static String stranger() {
        return instance("carts-1", "own", "in-sync");
    }

    private static String page(String instances) {
        return """
        <DescribeDBInstancesResponse><DescribeDBInstancesResult><DBInstances>%s</DBInstances>
        </DescribeDBInstancesResult></DescribeDBInstancesResponse>
        """
                .formatted(instances);
    }

    private static String instance(String name, String group, String apply) {
        return """
        <DBInstance>
        <DBInstanceIdentifier>%1$s</DBInstanceIdentifier>
        <DBInstanceArn>arn:%1$s</DBInstanceArn>
        <DBInstanceClass>db.r6g.large</DBInstanceClass>
        <DBInstanceStatus>available</DBInstanceStatus>
        <DBParameterGroups><DBParameterGroup>
        <DBParameterGroupName>%2$s</DBParameterGroupName>
        <ParameterApplyStatus>%3$s</ParameterApplyStatus>
        </DBParameterGroup></DBParameterGroups>
        </DBInstance>
        """
                .formatted(name, group, apply);
    }

    private static String error(String code) {
        return """
        <ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>none</Message></Error>\
        <RequestId>1</RequestId></ErrorResponse>
        """
                .formatted(code);
    }

    private static final String CLUSTERS =
            """
            <DescribeDBClustersResponse><DescribeDBClustersResult><DBClusters><DBCluster>
            <DBClusterIdentifier>orders</DBClusterIdentifier>
            <DbClusterResourceId>cluster-ORDERS</DbClusterResourceId>
            <DBClusterMembers>
            <DBClusterMember><DBInstanceIdentifier>orders-3</DBInstanceIdentifier>
            <IsClusterWriter>false</IsClusterWriter></DBClusterMember>
            <DBClusterMember><DBInstanceIdentifier>orders-2</DBInstanceIdentifier>
            <IsClusterWriter>false</IsClusterWriter></DBClusterMember>
            <DBClusterMember><DBInstanceIdentifier>orders-1</DBInstanceIdentifier>
            <IsClusterWriter>true</IsClusterWriter></DBClusterMember>
            </DBClusterMembers></DBCluster></DBClusters>
            </DescribeDBClustersResult></DescribeDBClustersResponse>
            """;
}
