package io.greenlight.launcher.aws;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.Tag;

/// The clusters that there are, in the words of whoever looks at them.
public final class Clusters {

    private static final String OURS = "UpgradeDB";

    private final AwsAccess aws;

    public Clusters(AwsAccess aws) {
        this.aws = aws;
    }

    /// A cluster at this moment.
    public record Seen(
            String identifier,
            String arn,
            String version,
            String status,
            String host,
            int port,
            Map<String, String> tags) {

        public Seen {
            tags = Map.copyOf(tags);
        }

        /// The tags that Greenlight reads and writes, in one line.
        public String upgradeTags() {
            return new TreeMap<>(tags)
                    .entrySet().stream()
                            .filter(tag -> tag.getKey().startsWith(OURS))
                            .map(tag -> tag.getKey() + "=" + tag.getValue())
                            .collect(Collectors.joining(" "));
        }
    }

    public List<Seen> all() {
        try (RdsClient rds = aws.rds()) {
            return rds.describeDBClustersPaginator().dbClusters().stream()
                    .map(Clusters::seen)
                    .toList();
        }
    }

    public Optional<Seen> find(String identifier) {
        try (RdsClient rds = aws.rds()) {
            return rds
                    .describeDBClusters(request -> request.dbClusterIdentifier(identifier))
                    .dbClusters()
                    .stream()
                    .map(Clusters::seen)
                    .findFirst();
        } catch (DbClusterNotFoundException none) {
            return Optional.empty();
        }
    }

    /// Sets tags in one call, as a person does it in the console.
    public void tag(Seen cluster, Map<String, String> tags) {
        List<Tag> all =
                tags.entrySet().stream()
                        .map(one -> Tag.builder().key(one.getKey()).value(one.getValue()).build())
                        .toList();
        try (RdsClient rds = aws.rds()) {
            rds.addTagsToResource(request -> request.resourceName(cluster.arn()).tags(all));
        }
    }

    private static Seen seen(DBCluster cluster) {
        Integer port = cluster.port();
        return new Seen(
                cluster.dbClusterIdentifier(),
                cluster.dbClusterArn(),
                cluster.engineVersion(),
                cluster.status(),
                cluster.endpoint() == null ? "localhost" : cluster.endpoint(),
                port == null ? 0 : port,
                cluster.tagList().stream().collect(Collectors.toMap(Tag::key, Tag::value)));
    }
}
