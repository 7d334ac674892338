package io.greenlight.cutover.inplace.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.greenlight.contracts.ResourceId;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterRole;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersResponse;

final class RdsBelongingsTest {

    private static final ResourceId CLUSTER = new ResourceId("cluster-A");

    @Test
    void rolesAreNamedWithWhatTheyAreFor() {
        DBCluster cluster =
                DBCluster.builder()
                        .dbClusterResourceId("cluster-A")
                        .associatedRoles(
                                DBClusterRole.builder()
                                        .roleArn("arn:import")
                                        .featureName("s3Import")
                                        .build(),
                                DBClusterRole.builder().roleArn("arn:any").build())
                        .customEndpoints("reports.cluster-custom.example")
                        .build();
        RdsBelongings belongings = new RdsBelongings(rds(cluster));

        assertEquals(List.of("arn:any", "arn:import for s3Import"), belongings.roles(CLUSTER));
        assertEquals(
                List.of("reports.cluster-custom.example"), belongings.customEndpoints(CLUSTER));
    }

    @Test
    void aClusterThatIsGoneHasNone() {
        DBCluster another = DBCluster.builder().dbClusterResourceId("cluster-B").build();
        RdsBelongings belongings = new RdsBelongings(rds(another));

        assertEquals(List.of(), belongings.roles(CLUSTER));
        assertEquals(List.of(), belongings.customEndpoints(CLUSTER));
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
