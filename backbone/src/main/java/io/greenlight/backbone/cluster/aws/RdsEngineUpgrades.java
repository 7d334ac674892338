package io.greenlight.backbone.cluster.aws;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.EngineUpgrades;
import io.greenlight.contracts.PostgresVersion;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;

/// Upgrades of the engine through RDS's API.
@Singleton
final class RdsEngineUpgrades implements EngineUpgrades {

    private final RdsClient rds;
    private final UpgradeComplaints complaints;

    @Inject
    RdsEngineUpgrades(RdsClient rds) {
        this.rds = rds;
        this.complaints = new UpgradeComplaints(rds);
    }

    @Override
    public void begin(
            Cluster cluster,
            PostgresVersion version,
            Optional<String> clusterGroup,
            Optional<String> instanceGroup) {
        rds.modifyDBCluster(request ->
                request.dbClusterIdentifier(cluster.ref().identifier())
                        .engineVersion(version.toString())
                        .allowMajorVersionUpgrade(version.major() != cluster.version().major())
                        .dbClusterParameterGroupName(clusterGroup.orElse(null))
                        .dbInstanceParameterGroupName(instanceGroup.orElse(null))
                        .applyImmediately(true));
    }

    @Override
    public List<String> complaints(Cluster cluster, Instant since) {
        return complaints.about(cluster, since);
    }
}
