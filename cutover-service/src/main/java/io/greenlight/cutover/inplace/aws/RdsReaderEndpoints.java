package io.greenlight.cutover.inplace.aws;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.aws.ClusterEntries;
import io.greenlight.contracts.ResourceId;
import io.greenlight.cutover.inplace.ReaderEndpoints;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;

/// Reader endpoints as DescribeDBClusters tells of them.
@Singleton
public final class RdsReaderEndpoints implements ReaderEndpoints {

    private final ClusterEntries clusters;

    @Inject
    public RdsReaderEndpoints(RdsClient rds) {
        this.clusters = new ClusterEntries(rds);
    }

    @Override
    public Optional<Endpoint> of(ResourceId cluster) {
        return clusters.find(cluster)
                .filter(entry -> entry.readerEndpoint() != null && entry.port() != null)
                .map(entry -> new Endpoint(entry.readerEndpoint(), entry.port()));
    }
}
