package io.greenlight.cutover.access.aws;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.aws.ClusterEntries;
import io.greenlight.backbone.cluster.aws.RegionalClients;
import io.greenlight.cutover.access.ReaderEndpoints;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/// Reader endpoints as DescribeDBClusters tells of them, and custom ones, of which only
/// DescribeDBClusterEndpoints does.
@Singleton
public final class RdsReaderEndpoints implements ReaderEndpoints {

    private static final String CUSTOM = "CUSTOM";

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

    @Override
    public List<Endpoint> custom(Cluster cluster) {
        String name = cluster.ref().identifier();
        return clients
                .rds(cluster.ref().region())
                .describeDBClusterEndpointsPaginator(request -> request.dbClusterIdentifier(name))
                .dbClusterEndpoints()
                .stream()
                .filter(one -> CUSTOM.equals(one.endpointType()) && one.endpoint() != null)
                .map(one -> new Endpoint(one.endpoint(), cluster.endpoint().port()))
                .toList();
    }
}
