package io.greenlight.launcher.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Clusters and their instances, as RDS's answers tell of them.
final class ClustersTest {

    private static final String CLUSTERS =
            """
            <DescribeDBClustersResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/">
              <DescribeDBClustersResult><DBClusters><DBCluster>
                <DBClusterIdentifier>orders</DBClusterIdentifier>
                <DBClusterMembers>
                  <DBClusterMember>
                    <DBInstanceIdentifier>orders-1</DBInstanceIdentifier>
                    <IsClusterWriter>true</IsClusterWriter>
                  </DBClusterMember>
                  <DBClusterMember>
                    <DBInstanceIdentifier>orders-2</DBInstanceIdentifier>
                    <IsClusterWriter>false</IsClusterWriter>
                  </DBClusterMember>
                </DBClusterMembers>
              </DBCluster></DBClusters></DescribeDBClustersResult>
            </DescribeDBClustersResponse>
            """;

    private static final String INSTANCES =
            """
            <DescribeDBInstancesResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/">
              <DescribeDBInstancesResult><DBInstances>
                <DBInstance>
                  <DBInstanceIdentifier>orders-1</DBInstanceIdentifier>
                  <DBClusterIdentifier>orders</DBClusterIdentifier>
                  <DBInstanceStatus>available</DBInstanceStatus>
                  <Endpoint><Address>localhost</Address><Port>15041</Port></Endpoint>
                  <DBParameterGroups><DBParameterGroup>
                    <DBParameterGroupName>roomy</DBParameterGroupName>
                  </DBParameterGroup></DBParameterGroups>
                </DBInstance>
                <DBInstance>
                  <DBInstanceIdentifier>orders-2</DBInstanceIdentifier>
                  <DBClusterIdentifier>orders</DBClusterIdentifier>
                  <DBInstanceStatus>creating</DBInstanceStatus>
                </DBInstance>
                <DBInstance>
                  <DBInstanceIdentifier>other-1</DBInstanceIdentifier>
                  <DBClusterIdentifier>other</DBClusterIdentifier>
                  <DBInstanceStatus>available</DBInstanceStatus>
                </DBInstance>
              </DBInstances></DescribeDBInstancesResult>
            </DescribeDBInstancesResponse>
            """;

    private static final String CLUSTER_GROUPS =
            """
            <DescribeDBClusterParameterGroupsResponse
                xmlns="http://rds.amazonaws.com/doc/2014-10-31/">
              <DescribeDBClusterParameterGroupsResult><DBClusterParameterGroups>
                <DBClusterParameterGroup>
                  <DBClusterParameterGroupName>greenlight-281d690b</DBClusterParameterGroupName>
                </DBClusterParameterGroup>
                <DBClusterParameterGroup>
                  <DBClusterParameterGroupName>orders-parameters</DBClusterParameterGroupName>
                </DBClusterParameterGroup>
              </DBClusterParameterGroups></DescribeDBClusterParameterGroupsResult>
            </DescribeDBClusterParameterGroupsResponse>
            """;

    private static final String INSTANCE_GROUPS =
            """
            <DescribeDBParameterGroupsResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/">
              <DescribeDBParameterGroupsResult><DBParameterGroups>
                <DBParameterGroup>
                  <DBParameterGroupName>greenlight-281d690b-roomy</DBParameterGroupName>
                </DBParameterGroup>
              </DBParameterGroups></DescribeDBParameterGroupsResult>
            </DescribeDBParameterGroupsResponse>
            """;

    @Test
    void theWriterComesLastOfItsClustersInstances() throws IOException {
        try (LoopbackAws aws = new LoopbackAws((_, asked) -> answer(asked))) {

            List<Clusters.Member> members = new Clusters(aws.access()).members("orders");

            assertEquals(
                    List.of(
                            new Clusters.Member(
                                    "orders-2",
                                    Clusters.Role.READER,
                                    "creating",
                                    "",
                                    "localhost",
                                    0),
                            new Clusters.Member(
                                    "orders-1",
                                    Clusters.Role.WRITER,
                                    "available",
                                    "roomy",
                                    "localhost",
                                    15041)),
                    members);
        }
    }

    @Test
    void groupsOfBothKindsAreFoundByTheirNames() throws IOException {
        try (LoopbackAws aws = new LoopbackAws((_, asked) -> answer(asked))) {

            assertEquals(
                    List.of("greenlight-281d690b", "greenlight-281d690b-roomy"),
                    new Clusters(aws.access()).groups("greenlight-281d690b"));
        }
    }

    private static String answer(String asked) {
        if (asked.contains("Action=DescribeDBClusterParameterGroups")) {
            return CLUSTER_GROUPS;
        }
        if (asked.contains("Action=DescribeDBParameterGroups")) {
            return INSTANCE_GROUPS;
        }
        return asked.contains("Action=DescribeDBClusters") ? CLUSTERS : INSTANCES;
    }
}
