package io.greenlight.launcher.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Global Databases, as RDS's answers tell of them.
final class GlobalDatabasesTest {

    private static final String GLOBALS =
            """
            <DescribeGlobalClustersResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/">
              <DescribeGlobalClustersResult><GlobalClusters><GlobalClusterMember>
                <GlobalClusterIdentifier>shop</GlobalClusterIdentifier>
                <EngineVersion>17.10</EngineVersion>
                <Status>upgrading</Status>
                <GlobalClusterMembers>
                  <GlobalClusterMember>
                    <DBClusterArn>arn:aws:rds:ap-northeast-1:1:cluster:orders-tokyo</DBClusterArn>
                    <IsWriter>false</IsWriter>
                  </GlobalClusterMember>
                  <GlobalClusterMember>
                    <DBClusterArn>arn:aws:rds:eu-central-1:1:cluster:orders</DBClusterArn>
                    <IsWriter>true</IsWriter>
                  </GlobalClusterMember>
                </GlobalClusterMembers>
              </GlobalClusterMember></GlobalClusters></DescribeGlobalClustersResult>
            </DescribeGlobalClustersResponse>
            """;

    @Test
    void thePrimaryComesFirst() throws IOException {
        try (LoopbackAws aws = new LoopbackAws((_, _) -> GLOBALS)) {
            assertEquals(
                    Optional.of(
                            new GlobalDatabases.Seen(
                                    "shop",
                                    "17.10",
                                    "upgrading",
                                    List.of(
                                            new GlobalDatabases.Member("eu-central-1", "orders"),
                                            new GlobalDatabases.Member(
                                                    "ap-northeast-1", "orders-tokyo")))),
                    new GlobalDatabases(aws.access()).find("shop"));
        }
    }

    @Test
    void whatIsNotThereIsTakenApartByNobody() throws IOException {
        try (LoopbackAws aws = new LoopbackAws((_, _) -> GLOBALS)) {
            new GlobalDatabases(aws.access()).unmake("orders");

            assertEquals(Optional.empty(), new GlobalDatabases(aws.access()).find("orders"));
        }
    }
}
