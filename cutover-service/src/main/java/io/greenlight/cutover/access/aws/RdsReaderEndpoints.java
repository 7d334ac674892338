package io.greenlight.cutover.access.aws;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.aws.ClusterEntries;
import io.greenlight.backbone.cluster.aws.RegionalClients;
import io.greenlight.cutover.access.ReaderEndpoints;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Reader endpoints as DescribeDBClusters tells of them.
@Singleton
public final class RdsReaderEndpoints implements ReaderEndpoints {

    private final RegionalClients clients;

    @Inject
    public RdsReaderEndpoints(RegionalClients clients) {
        this.clients = clients;
    }

    @Override
    public Optional<Endpoint> of(Cluster cluster) {
        return new ClusterEntries(clients.rds(cluster.ref().region()))
                .find(cluster.resourceId())
                .filter(entry -> entry.readerEndpoint() != null && entry.port() != null)
                .map(entry -> new Endpoint(entry.readerEndpoint(), entry.port()));
    }
}
