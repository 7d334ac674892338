package io.greenlight.backbone.cluster;

import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.ResourceId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What RDS says of a cluster at this moment.
///
/// @param version {@link #NO_POSTGRES} for an engine whose versions are not PostgreSQL's
/// @param status RDS's word: `available`, `upgrading`, ...
/// @param engine {@link #ENGINE} for all that we upgrade
/// @param endpoint where the writer answers
/// @param writerInstance the instance that writes, whose own endpoint outlives a rename of the
///   cluster
public record Cluster(
        ClusterRef ref,
        ResourceId resourceId,
        String arn,
        String engine,
        PostgresVersion version,
        String status,
        Endpoint endpoint,
        Optional<String> writerInstance,
        List<String> instances,
        String parameterGroup,
        Map<String, String> tags) {

    /// The engine that we upgrade.
    public static final String ENGINE = "aurora-postgresql";

    /// Stands where there is no version of PostgreSQL; below all of them.
    public static final PostgresVersion NO_POSTGRES = new PostgresVersion(0, 0);

    public Cluster {
        instances = List.copyOf(instances);
        tags = Map.copyOf(tags);
    }

    public boolean isAvailable() {
        return status.equals("available");
    }
}
