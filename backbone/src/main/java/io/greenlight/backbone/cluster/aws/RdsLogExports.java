package io.greenlight.backbone.cluster.aws;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.LogExports;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.rds.RdsClient;

/// Exports of logs through RDS's API.
@Singleton
final class RdsLogExports implements LogExports {

    private final RdsClient rds;
    private final ClusterEntries clusters;

    @Inject
    RdsLogExports(RdsClient rds) {
        this.rds = rds;
        this.clusters = new ClusterEntries(rds);
    }

    @Override
    public boolean isOn(Cluster cluster, String log) {
        return clusters.find(cluster.resourceId()).stream()
                .anyMatch(entry -> entry.enabledCloudwatchLogsExports().contains(log));
    }

    @Override
    public void turnOn(Cluster cluster, String log) {
        rds.modifyDBCluster(request ->
                request.dbClusterIdentifier(cluster.ref().identifier())
                        .cloudwatchLogsExportConfiguration(exports -> exports.enableLogTypes(log))
                        .applyImmediately(true));
    }
}
