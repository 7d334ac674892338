package io.greenlight.preflight.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.backbone.cluster.GlobalCluster;
import io.greenlight.backbone.cluster.GlobalClusters;
import io.greenlight.backbone.cluster.aws.RegionalClients;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.preflight.check.Estate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.ActivityStreamStatus;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterRole;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBParameterGroupStatus;
import software.amazon.awssdk.services.rds.model.DescribePendingMaintenanceActionsResponse;
import software.amazon.awssdk.services.rds.model.LocalWriteForwardingStatus;
import software.amazon.awssdk.services.rds.model.PendingMaintenanceAction;
import software.amazon.awssdk.services.rds.model.RdsException;
import software.amazon.awssdk.services.rds.model.ResourcePendingMaintenanceActions;

/// What RDS answers, in our words; RDS itself is played by hand.
class RdsEstateTest {

    private static final PostgresVersion VERSION = new PostgresVersion(14, 24);

    private final PlayedRds rds = new PlayedRds();
    private final List<String> regions = new ArrayList<>();
    private final RegionalClients clients =
            new RegionalClients(region -> {
                regions.add(region);
                return rds;
            });
    private final RdsEstate estate = new RdsEstate(clients, new World());
    private final Cluster cluster = FakeFleet.cluster("orders", VERSION, Map.of());

    @Test
    void aPlainClusterHasNothingOfNote() {
        rds.clusters.add(DBCluster.builder().dbClusterIdentifier("orders").build());

        Estate.Particulars seen = estate.particulars(cluster);

        assertEquals(List.of(), seen.pending());
        assertEquals(Optional.empty(), seen.globalDatabase());
        assertEquals(List.of(), seen.attachments());
        assertEquals(List.of(), seen.instances());
        assertEquals(Optional.empty(), seen.writeForwarding());
        assertEquals(1, estate.sharersOfVolume(cluster));
        assertEquals(List.of(), estate.maintenance(cluster));
    }

    @Test
    void everythingThatIsDescribedIsTold() {
        rds.clusters.add(adorned());
        rds.clusters.add(DBCluster.builder().cloneGroupId("volume").build());
        rds.instances.add(
                DBInstance.builder()
                        .dbInstanceIdentifier("orders-1")
                        .dbInstanceClass("db.r6g.large")
                        .dbParameterGroups(
                                DBParameterGroupStatus.builder()
                                        .parameterApplyStatus("pending-reboot")
                                        .build())
                        .build());

        Estate.Particulars seen = estate.particulars(cluster);

        assertEquals(List.of("engine version to 14.25", "a new master password"), seen.pending());
        assertFalse(seen.toString().contains("hunter2"));
        assertEquals(Optional.of("world"), seen.globalDatabase());
        assertEquals(
                List.of(
                        "managed master password",
                        "role arn:role for s3Import",
                        "custom endpoint reports",
                        "activity stream to audit",
                        "Data API"),
                seen.attachments().stream().map(Estate.Attachment::what).toList());
        assertEquals(
                List.of(new Estate.Instance("orders-1", "db.r6g.large", List.of("pending-reboot"))),
                seen.instances());
        assertEquals(Optional.of("enabled"), seen.writeForwarding());
        assertEquals(2, estate.sharersOfVolume(cluster));
    }

    @Test
    void forwardingOfWritesIsOnUntilItIsOff() {
        assertEquals(Optional.of("enabling"), forwarding(LocalWriteForwardingStatus.ENABLING));
        assertEquals(Optional.of("requested"), forwarding(LocalWriteForwardingStatus.REQUESTED));
        assertEquals(Optional.of("disabling"), forwarding(LocalWriteForwardingStatus.DISABLING));
        assertEquals(Optional.empty(), forwarding(LocalWriteForwardingStatus.DISABLED));
    }

    private Optional<String> forwarding(LocalWriteForwardingStatus status) {
        rds.clusters.clear();
        rds.clusters.add(DBCluster.builder().localWriteForwardingStatus(status).build());
        return estate.particulars(cluster).writeForwarding();
    }

    private static DBCluster adorned() {
        return DBCluster.builder()
                .dbClusterIdentifier("orders")
                .cloneGroupId("volume")
                .globalClusterIdentifier("world")
                .pendingModifiedValues(
                        it -> it.engineVersion("14.25").masterUserPassword("hunter2"))
                .masterUserSecret(it -> it.secretArn("arn:secret"))
                .associatedRoles(
                        DBClusterRole.builder().roleArn("arn:role").featureName("s3Import").build())
                .customEndpoints("reports")
                .activityStreamStatus(ActivityStreamStatus.STARTED)
                .activityStreamKinesisStreamName("audit")
                .httpEndpointEnabled(true)
                .localWriteForwardingStatus(LocalWriteForwardingStatus.ENABLED)
                .build();
    }

    @Test
    void maintenanceOfTheClusterAndOfItsInstancesIsTold() {
        rds.maintenance =
                DescribePendingMaintenanceActionsResponse.builder()
                        .pendingMaintenanceActions(
                                ResourcePendingMaintenanceActions.builder()
                                        .resourceIdentifier("arn:orders")
                                        .pendingMaintenanceActionDetails(
                                                PendingMaintenanceAction.builder()
                                                        .action("system-update")
                                                        .build())
                                        .build())
                        .build();

        assertEquals(
                List.of("db-cluster-id", "db-instance-id"),
                estate.maintenance(cluster).isEmpty() ? List.of() : rds.filters);
        assertEquals(
                new Estate.Maintenance("arn:orders", "system-update", ""),
                estate.maintenance(cluster).getFirst());
    }

    @Test
    void aClassIsOfferedIfRdsListsIt() {
        rds.offered.add("db.r6g.large");

        assertTrue(estate.isOffered(cluster, "db.r6g.large", VERSION));
        assertFalse(estate.isOffered(cluster, "db.r4.large", VERSION));
    }

    @Test
    void everyClusterIsAskedForWhereItIs() {
        ClusterRef tokyo = new ClusterRef("ap-northeast-1", "orders-tokyo");
        rds.clusters.add(
                DBCluster.builder()
                        .dbClusterIdentifier("orders-tokyo")
                        .dbClusterResourceId("cluster-TOKYO")
                        .dbClusterArn(
                                "arn:aws:rds:ap-northeast-1:000000000000:cluster:orders-tokyo")
                        .engine(Cluster.ENGINE)
                        .engineVersion("14.24")
                        .status("available")
                        .build());

        Cluster member = estate.find(tokyo).orElseThrow();
        estate.particulars(member);
        estate.particulars(cluster);

        assertEquals(tokyo, member.ref());
        assertEquals(List.of("ap-northeast-1", "eu-central-1"), regions);
        assertEquals("world", estate.global(cluster).orElseThrow().identifier());
    }

    @Test
    void aRefusalIsToldAndWhatMayPassIsThrown() {
        rds.refuse(403, "not authorized");
        Estate.Unanswered told =
                assertThrows(Estate.Unanswered.class, () -> estate.particulars(cluster));
        assertTrue(String.valueOf(told.getMessage()).contains("not authorized"));

        rds.refuse(503, "later");
        assertThrows(RdsException.class, () -> estate.particulars(cluster));
    }

    private static final class World implements GlobalClusters {

        @Override
        public Optional<GlobalCluster> of(Cluster member) {
            return Optional.of(new GlobalCluster("world", VERSION, "available", List.of()));
        }

        @Override
        public void upgrade(GlobalCluster global, PostgresVersion version) {
            throw new IllegalStateException("preflight changes nothing");
        }
    }
}
