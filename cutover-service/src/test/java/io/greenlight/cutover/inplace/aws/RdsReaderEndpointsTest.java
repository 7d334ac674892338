package io.greenlight.cutover.inplace.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.contracts.ResourceId;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersResponse;

final class RdsReaderEndpointsTest {

    private static final ResourceId CLUSTER = new ResourceId("cluster-A");

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
                new RdsReaderEndpoints(rds(cluster)).of(CLUSTER));
    }

    @Test
    void aClusterThatIsStillBeingMadeHasNone() {
        DBCluster cluster = DBCluster.builder().dbClusterResourceId("cluster-A").build();

        assertEquals(Optional.empty(), new RdsReaderEndpoints(rds(cluster)).of(CLUSTER));
    }

    /// An RDS that knows one cluster.
    private static RdsClient rds(DBCluster cluster) {
        return (RdsClient)
                Proxy.newProxyInstance(
                        RdsClient.class.getClassLoader(),
                        new Class<?>[] {RdsClient.class},
                        (client, method, arguments) ->
                                method.getName().equals("describeDBClusters")
                                                && arguments[0] instanceof DescribeDbClustersRequest
                                        ? DescribeDbClustersResponse.builder()
                                                .dbClusters(cluster)
                                                .build()
                                        : InvocationHandler.invokeDefault(
                                                client, method, arguments));
    }
}
