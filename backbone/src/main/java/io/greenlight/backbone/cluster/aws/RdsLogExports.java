package io.greenlight.backbone.cluster.aws;

import io.greenlight.backbone.aws.Refusals;
import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.LogExports;
import io.greenlight.backbone.cluster.NotAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.RdsException;

/// Exports of logs through RDS's API, in the region where the cluster is.
@Singleton
final class RdsLogExports implements LogExports {

    private final RegionalClients clients;

    @Inject
    RdsLogExports(RegionalClients clients) {
        this.clients = clients;
    }

    @Override
    public boolean isOn(Cluster cluster, String log) {
        return new ClusterEntries(rds(cluster))
                .find(cluster.resourceId()).stream()
                        .anyMatch(entry -> entry.enabledCloudwatchLogsExports().contains(log));
    }

    @Override
    public void turnOn(Cluster cluster, String log) {
        try {
            rds(cluster)
                    .modifyDBCluster(request ->
                            request.dbClusterIdentifier(cluster.ref().identifier())
                                    .cloudwatchLogsExportConfiguration(
                                            exports -> exports.enableLogTypes(log))
                                    .applyImmediately(true));
        } catch (RdsException refused) {
            if (Refusals.isDenied(refused)) {
                throw new NotAllowed(refused.awsErrorDetails().errorMessage(), refused);
            }
            throw refused;
        }
    }

    private RdsClient rds(Cluster cluster) {
        return clients.rds(cluster.ref().region());
    }
}
