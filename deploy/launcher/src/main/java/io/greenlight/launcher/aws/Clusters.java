package io.greenlight.launcher.aws;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBClusterParameterGroup;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBParameterGroup;
import software.amazon.awssdk.services.rds.model.DBParameterGroupStatus;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.Endpoint;
import software.amazon.awssdk.services.rds.model.Tag;

/// The clusters that there are, in the words of whoever looks at them.
public final class Clusters {

    private static final String OURS = "UpgradeDB";

    private final AwsAccess aws;

    public Clusters(AwsAccess aws) {
        this.aws = aws;
    }

    /// A cluster at this moment.
    ///
    /// @param group its parameter group
    public record Seen(
            String identifier,
            String arn,
            String version,
            String status,
            String host,
            int port,
            String group,
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

    /// An instance of a cluster, at this moment.
    ///
    /// @param group its own parameter group, beside its cluster's
    /// @param host where it answers itself, whoever the cluster's endpoints lead to
    public record Member(
            String name, Role role, String status, String group, String host, int port) {}

    /// What an instance does in its cluster.
    public enum Role {
        WRITER,
        READER
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

    /// The instances of a cluster, its writer last.
    public List<Member> members(String identifier) {
        try (RdsClient rds = aws.rds()) {
            Set<String> writers =
                    rds
                            .describeDBClusters(request -> request.dbClusterIdentifier(identifier))
                            .dbClusters()
                            .stream()
                            .flatMap(cluster -> cluster.dbClusterMembers().stream())
                            .filter(DBClusterMember::isClusterWriter)
                            .map(DBClusterMember::dbInstanceIdentifier)
                            .collect(Collectors.toSet());
            return rds.describeDBInstancesPaginator().dbInstances().stream()
                    .filter(instance -> identifier.equals(instance.dbClusterIdentifier()))
                    .map(instance ->
                            member(
                                    instance,
                                    writers.contains(instance.dbInstanceIdentifier())
                                            ? Role.WRITER
                                            : Role.READER))
                    .sorted(
                            Comparator.comparing(Member::role)
                                    .reversed()
                                    .thenComparing(Member::name))
                    .toList();
        } catch (DbClusterNotFoundException none) {
            return List.of();
        }
    }

    /// The parameter groups of either kind whose names begin so.
    public List<String> groups(String prefix) {
        try (RdsClient rds = aws.rds()) {
            Stream<String> ofClusters =
                    rds
                            .describeDBClusterParameterGroupsPaginator()
                            .dbClusterParameterGroups()
                            .stream()
                            .map(DBClusterParameterGroup::dbClusterParameterGroupName);
            Stream<String> ofInstances =
                    rds.describeDBParameterGroupsPaginator().dbParameterGroups().stream()
                            .map(DBParameterGroup::dbParameterGroupName);
            return Stream.concat(ofClusters, ofInstances)
                    .filter(name -> name.startsWith(prefix))
                    .distinct()
                    .sorted()
                    .toList();
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

    /// An instance that is being made has no endpoint yet.
    private static Member member(DBInstance instance, Role role) {
        Endpoint endpoint = instance.endpoint();
        return new Member(
                instance.dbInstanceIdentifier(),
                role,
                instance.dbInstanceStatus(),
                instance.dbParameterGroups().stream()
                        .map(DBParameterGroupStatus::dbParameterGroupName)
                        .findFirst()
                        .orElse(""),
                endpoint == null ? "localhost" : endpoint.address(),
                endpoint == null ? 0 : endpoint.port());
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
                cluster.dbClusterParameterGroup(),
                cluster.tagList().stream().collect(Collectors.toMap(Tag::key, Tag::value)));
    }
}
