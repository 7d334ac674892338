package io.greenlight.backbone.cluster.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.backbone.cluster.RunTags;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.UpgradeId;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersResponse;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterToPointInTimeRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterToPointInTimeResponse;

class RdsClonesTest {

    private static final UpgradeId UPGRADE = new UpgradeId("orders-0123abcd");

    private final List<RestoreDbClusterToPointInTimeRequest> asked = new ArrayList<>();
    private final RdsClones clones = new RdsClones(rds());

    @Test
    void aCloneAnswersAtThePortOfItsSource() {
        Cluster source = FakeFleet.cluster("orders", new PostgresVersion(14, 24), Map.of());

        clones.make(source, source.ref().named("target"), RunTags.of(source, UPGRADE));

        assertEquals(6432, asked.getFirst().port());
        assertEquals("orders", asked.getFirst().sourceDBClusterIdentifier());
        assertEquals("target", asked.getFirst().dbClusterIdentifier());
    }

    /// An RDS that knows one cluster, and notes which clones it is asked for.
    private RdsClient rds() {
        DBCluster orders = DBCluster.builder().dbClusterIdentifier("orders").port(6432).build();
        return (RdsClient)
                Proxy.newProxyInstance(
                        RdsClient.class.getClassLoader(),
                        new Class<?>[] {RdsClient.class},
                        (client, method, arguments) -> {
                            if (arguments[0] instanceof RestoreDbClusterToPointInTimeRequest wish) {
                                asked.add(wish);
                                return RestoreDbClusterToPointInTimeResponse.builder().build();
                            }
                            return DescribeDbClustersResponse.builder().dbClusters(orders).build();
                        });
    }
}
