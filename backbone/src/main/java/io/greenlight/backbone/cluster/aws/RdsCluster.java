package io.greenlight.backbone.cluster.aws;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.ResourceId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.arns.Arn;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.Tag;

/// One entry of DescribeDBClusters in our words.
final class RdsCluster {

    private static final Logger LOG = Logger.getLogger(RdsCluster.class);
    private static final int USUAL_PORT = 5432;

    private RdsCluster() {}

    /// The cluster; empty, and said in the log, if the entry is none that we can read. DocumentDB
    /// and Neptune answer in the same list, and one odd entry must not hide the others.
    static Optional<Cluster> read(DBCluster entry) {
        try {
            return Optional.of(cluster(entry));
        } catch (IllegalArgumentException odd) {
            LOG.warnf(
                    "passed over a cluster that RDS lists and we cannot read: %s: %s",
                    entry.dbClusterIdentifier(), odd.getMessage());
            return Optional.empty();
        }
    }

    /// The version, if it is one of PostgreSQL's own shape; `16.4-limitless` is not.
    static Optional<PostgresVersion> version(String text) {
        try {
            return Optional.of(PostgresVersion.parse(text));
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }

    private static Cluster cluster(DBCluster entry) {
        String region = Arn.fromString(entry.dbClusterArn()).region().orElse("");
        return new Cluster(
                new ClusterRef(region, entry.dbClusterIdentifier()),
                new ResourceId(entry.dbClusterResourceId()),
                entry.dbClusterArn(),
                entry.engine(),
                version(entry.engineVersion()).orElse(Cluster.NO_POSTGRES),
                entry.status(),
                endpoint(entry),
                writer(entry),
                entry.dbClusterMembers().stream()
                        .map(DBClusterMember::dbInstanceIdentifier)
                        .toList(),
                orEmpty(entry.dbClusterParameterGroup()),
                tags(entry.tagList()));
    }

    /// A cluster that is being created may have no endpoint yet; the name that stands in for it
    /// never resolves (RFC 2606, `.invalid`).
    private static Endpoint endpoint(DBCluster entry) {
        Integer port = entry.port();
        String host = entry.endpoint();
        return new Endpoint(
                host == null ? entry.dbClusterIdentifier() + ".invalid" : host,
                port == null ? USUAL_PORT : port);
    }

    private static Optional<String> writer(DBCluster entry) {
        return entry.dbClusterMembers().stream()
                .filter(member -> Boolean.TRUE.equals(member.isClusterWriter()))
                .map(DBClusterMember::dbInstanceIdentifier)
                .findFirst();
    }

    private static Map<String, String> tags(List<Tag> tags) {
        return tags.stream()
                .collect(Collectors.toMap(Tag::key, tag -> orEmpty(tag.value()), (a, b) -> b));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
