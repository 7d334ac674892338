package io.greenlight.cutover.access.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.aws.RegionalClients;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.ResourceId;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterEndpoint;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterEndpointsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterEndpointsResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersResponse;

final class RdsReaderEndpointsTest {

    private static final String FAR = "ap-northeast-1";
    private static final Cluster CLUSTER =
            new Cluster(
                    new ClusterRef(FAR, "orders"),
                    new ResourceId("cluster-A"),
                    "arn:orders",
                    Cluster.ENGINE,
                    new PostgresVersion(17, 10),
                    "available",
                    new Endpoint("orders.example", 6432),
                    Optional.empty(),
                    List.of(),
                    "own",
                    Map.of());

    @Test
    void readersAnswerUnderAHostOfTheirOwnAtTheClustersPort() {
        DBCluster cluster =
                DBCluster.builder()
                        .dbClusterResourceId("cluster-A")
                        .readerEndpoint("orders.cluster-ro.example")
                        .port(6432)
                        .build();

        assertEquals(
                Optional.of(new Endpoint("orders.cluster-ro.example", 6432)),
                new RdsReaderEndpoints(in(FAR, cluster)).of(CLUSTER));
    }

    @Test
    void aClusterThatIsStillBeingMadeHasNone() {
        DBCluster cluster = DBCluster.builder().dbClusterResourceId("cluster-A").build();

        assertEquals(Optional.empty(), new RdsReaderEndpoints(in(FAR, cluster)).of(CLUSTER));
    }

    @Test
    void customEndpointsAnswerAtTheClustersPort() {
        DBCluster cluster = DBCluster.builder().dbClusterResourceId("cluster-A").build();

        assertEquals(
                List.of(new Endpoint("reports.cluster-custom.example", 6432)),
                new RdsReaderEndpoints(in(FAR, cluster)).custom(CLUSTER));
    }

    /// An RDS of that region; nobody asks in another.
    private static RegionalClients in(String region, DBCluster cluster) {
        return new RegionalClients(asked -> {
            assertEquals(region, asked);
            return rds(cluster);
        });
    }

    /// An RDS that knows one cluster.
    private static RdsClient rds(DBCluster cluster) {
        return (RdsClient)
                Proxy.newProxyInstance(
                        RdsClient.class.getClassLoader(),
                        new Class<?>[] {RdsClient.class},
                        (client, method, arguments) ->
                                switch (arguments[0]) {
                                    case DescribeDbClustersRequest _
                                            when method.getName().equals("describeDBClusters") ->
                                            DescribeDbClustersResponse.builder()
                                                    .dbClusters(cluster)
                                                    .build();
                                    case DescribeDbClusterEndpointsRequest asked
                                            when method.getName()
                                                    .equals("describeDBClusterEndpoints") ->
                                            endpoints(asked.dbClusterIdentifier());
                                    default ->
                                            InvocationHandler.invokeDefault(
                                                    client, method, arguments);
                                });
    }

    private static DescribeDbClusterEndpointsResponse endpoints(String cluster) {
        return DescribeDbClusterEndpointsResponse.builder()
                .dbClusterEndpoints(
                        endpoint("READER", cluster + ".cluster-ro.example"),
                        endpoint("CUSTOM", "reports.cluster-custom.example"))
                .build();
    }

    private static DBClusterEndpoint endpoint(String type, String host) {
        return DBClusterEndpoint.builder().endpointType(type).endpoint(host).build();
    }
}
