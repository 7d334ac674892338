package io.greenlight.replication.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.backbone.cluster.aws.RegionalClients;
import io.greenlight.contracts.PostgresVersion;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.ApplicationAutoScalingException;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalableTargetsRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalableTargetsResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterEndpoint;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBClusterRole;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBParameterGroupStatus;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterEndpointsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterEndpointsResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterParametersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterParametersResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbParametersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbParametersResponse;
import software.amazon.awssdk.services.rds.model.Parameter;
import software.amazon.awssdk.services.rds.model.Tag;
import software.amazon.awssdk.services.rds.model.VpcSecurityGroupMembership;

class RdsClusterConfigurationTest {

    private static final DBCluster CLUSTER =
            DBCluster.builder()
                    .dbClusterIdentifier("orders")
                    .dbClusterResourceId("cluster-orders")
                    .dbClusterParameterGroup("cluster-group")
                    .port(6432)
                    .deletionProtection(true)
                    .vpcSecurityGroups(
                            VpcSecurityGroupMembership.builder().vpcSecurityGroupId("sg-1").build())
                    .associatedRoles(DBClusterRole.builder().featureName("s3Import").build())
                    .tagList(Tag.builder().key("team").value("shop").build())
                    .dbClusterMembers(member("orders-1"), member("orders-2"))
                    .masterUserSecret(secret ->
                            secret.secretArn("arn:secret").kmsKeyId("key").secretStatus("active"))
                    .pendingModifiedValues(values -> values.masterUserPassword("hidden"))
                    .build();

    private static final Cluster ORDERS =
            FakeFleet.cluster("orders", new PostgresVersion(14, 24), Map.of());

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void everythingThatWasSetUpIsThere() throws Exception {
        JsonNode all = json.readTree(configuration());

        assertEquals("orders", all.at("/DBCluster/DBClusterIdentifier").asText());
        assertEquals(6432, all.at("/DBCluster/Port").asInt());
        assertTrue(all.at("/DBCluster/DeletionProtection").asBoolean());
        assertEquals("sg-1", text(all, "/DBCluster/VpcSecurityGroups/0/VpcSecurityGroupId"));
        assertEquals("s3Import", text(all, "/DBCluster/AssociatedRoles/0/FeatureName"));
        assertEquals("shop", text(all, "/DBCluster/TagList/0/Value"));
        assertEquals("orders-2", text(all, "/DBInstances/1/DBInstanceIdentifier"));
        assertEquals("cluster-group", text(all, "/DBClusterParameterGroup/Name"));
        assertEquals("64MB", text(all, "/DBClusterParameterGroup/UserSet/work_mem"));
        assertEquals(1, all.at("/DBParameterGroups").size());
        assertEquals("instance-group", text(all, "/DBParameterGroups/0/Name"));
        assertEquals("on", text(all, "/DBParameterGroups/0/UserSet/log_checkpoints"));
        assertEquals("reports", text(all, "/DBClusterEndpoints/0/DBClusterEndpointIdentifier"));
        assertEquals(5, all.at("/ScalableTargets/0/MaxCapacity").asInt());
    }

    @Test
    void severalAreAList() throws Exception {
        JsonNode all = json.readTree(configuration(ORDERS, ORDERS));

        assertEquals(2, all.size());
        assertEquals("orders", text(all, "/1/DBCluster/DBClusterIdentifier"));
    }

    @Test
    void aPartThatMayNotBeReadSaysSo() throws Exception {
        JsonNode all = json.readTree(configuration());

        assertTrue(text(all, "/ScalingPolicies/Unreadable").contains("not for you"));
    }

    @Test
    void noPasswordIsInIt() throws Exception {
        String text = configuration();

        assertFalse(text.contains("hidden"));
        assertEquals(
                json.readTree("{\"SecretArn\": \"arn:secret\"}"),
                json.readTree(text).at("/DBCluster/MasterUserSecret"));
    }

    private static String text(JsonNode all, String path) {
        return all.at(path).asText();
    }

    private static String configuration() {
        return configuration(ORDERS);
    }

    private static String configuration(Cluster... clusters) {
        return new RdsClusterConfiguration(
                        new RegionalClients(region ->
                                client(RdsClient.class, RdsClusterConfigurationTest::answer)),
                        new ScalingClients(region ->
                                client(
                                        ApplicationAutoScalingClient.class,
                                        RdsClusterConfigurationTest::scaling)))
                .of(List.of(clusters));
    }

    /// What is answered to a request.
    @FunctionalInterface
    private interface Answer {
        Object to(Object request);
    }

    /// A client whose every call ends in one of the answers.
    private static <C> C client(Class<C> kind, Answer answer) {
        return kind.cast(
                Proxy.newProxyInstance(
                        kind.getClassLoader(),
                        new Class<?>[] {kind},
                        (client, method, arguments) -> call(client, method, arguments, answer)));
    }

    private static Object call(Object client, Method method, Object[] arguments, Answer answer)
            throws Throwable {
        boolean isRequest = arguments[0].getClass().getSimpleName().endsWith("Request");
        return isRequest && !method.getName().endsWith("Paginator")
                ? answer.to(arguments[0])
                : InvocationHandler.invokeDefault(client, method, arguments);
    }

    private static Object answer(Object request) {
        return switch (request) {
            case DescribeDbClustersRequest _ ->
                    DescribeDbClustersResponse.builder().dbClusters(CLUSTER).build();
            case DescribeDbInstancesRequest one ->
                    DescribeDbInstancesResponse.builder()
                            .dbInstances(instance(one.dbInstanceIdentifier()))
                            .build();
            case DescribeDbClusterParametersRequest _ ->
                    DescribeDbClusterParametersResponse.builder()
                            .parameters(set("work_mem", "64MB"))
                            .build();
            case DescribeDbParametersRequest _ ->
                    DescribeDbParametersResponse.builder()
                            .parameters(set("log_checkpoints", "on"))
                            .build();
            case DescribeDbClusterEndpointsRequest _ ->
                    DescribeDbClusterEndpointsResponse.builder()
                            .dbClusterEndpoints(
                                    DBClusterEndpoint.builder()
                                            .dbClusterEndpointIdentifier("reports")
                                            .build())
                            .build();
            default -> throw new IllegalArgumentException(request.toString());
        };
    }

    private static Object scaling(Object request) {
        if (request instanceof DescribeScalableTargetsRequest targets) {
            assertEquals(List.of("cluster:orders"), targets.resourceIds());
            return DescribeScalableTargetsResponse.builder()
                    .scalableTargets(ScalableTarget.builder().maxCapacity(5).build())
                    .build();
        }
        throw ApplicationAutoScalingException.builder().message("not for you").build();
    }

    private static DBClusterMember member(String name) {
        return DBClusterMember.builder().dbInstanceIdentifier(name).build();
    }

    private static DBInstance instance(String name) {
        return DBInstance.builder()
                .dbInstanceIdentifier(name)
                .dbParameterGroups(
                        DBParameterGroupStatus.builder()
                                .dbParameterGroupName("instance-group")
                                .build())
                .build();
    }

    private static Parameter set(String name, String value) {
        return Parameter.builder().parameterName(name).parameterValue(value).build();
    }
}
