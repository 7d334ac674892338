package io.greenlight.launcher.aws;

import io.greenlight.contracts.PostgresVersion;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.GlobalCluster;
import software.amazon.awssdk.services.rds.model.GlobalClusterMember;

/// Global Databases: made of a cluster and a secondary of it in another region, looked at, and
/// taken apart.
public final class GlobalDatabases {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(250);

    private final AwsAccess aws;

    public GlobalDatabases(AwsAccess aws) {
        this.aws = aws;
    }

    /// A Global Database at this moment.
    ///
    /// @param members the primary first
    public record Seen(String identifier, String version, String status, List<Member> members) {
        public Seen {
            members = List.copyOf(members);
        }
    }

    /// One of its clusters.
    public record Member(String region, String cluster) {

        /// Reads the ARN of a cluster.
        static Member of(String arn) {
            String[] parts = arn.split(":", -1);
            return new Member(parts[3], parts[parts.length - 1]);
        }

        @Override
        public String toString() {
            return region + "/" + cluster;
        }
    }

    /// Where clients of a cluster read.
    public record Readers(String host, int port) {}

    public List<Seen> all() {
        try (RdsClient rds = aws.rds()) {
            return rds.describeGlobalClustersPaginator().globalClusters().stream()
                    .map(GlobalDatabases::seen)
                    .toList();
        }
    }

    public Optional<Seen> find(String identifier) {
        return all().stream().filter(one -> one.identifier().equals(identifier)).findFirst();
    }

    /// Makes one of a cluster, and a secondary with as many instances in another region; comes back
    /// when all of them answer.
    public Seen make(String identifier, Clusters.Seen primary, Member secondary, int instances) {
        try (RdsClient rds = aws.rds()) {
            rds.createGlobalCluster(request ->
                    request.globalClusterIdentifier(identifier)
                            .sourceDBClusterIdentifier(primary.arn()));
        }
        PostgresVersion version = PostgresVersion.parse(primary.version());
        new ClusterMaker(aws.in(secondary.region()))
                .follow(identifier, secondary.cluster(), version, instances);
        return find(identifier).orElseThrow();
    }

    public String arn(Member member) {
        return new Clusters(aws.in(member.region())).find(member.cluster()).orElseThrow().arn();
    }

    public Readers readers(Member member) {
        try (RdsClient rds = aws.in(member.region()).rds()) {
            DBCluster cluster =
                    rds.describeDBClusters(it -> it.dbClusterIdentifier(member.cluster()))
                            .dbClusters()
                            .getFirst();
            return new Readers(cluster.readerEndpoint(), cluster.port());
        }
    }

    /// Takes it apart, if there is one, and deletes its secondaries; its primary stands alone then.
    public void unmake(String identifier) {
        for (Seen found : find(identifier).stream().toList()) {
            for (Member member : found.members().reversed()) {
                remove(identifier, member);
                if (!member.equals(found.members().getFirst())) {
                    new ClusterMaker(aws.in(member.region())).unmake(member.cluster());
                }
            }
            try (RdsClient rds = aws.rds()) {
                rds.deleteGlobalCluster(request -> request.globalClusterIdentifier(identifier));
            }
        }
    }

    /// A secondary becomes a cluster of its own by that, which takes a while.
    private void remove(String identifier, Member member) {
        Clusters there = new Clusters(aws.in(member.region()));
        String arn = arn(member);
        try (RdsClient rds = aws.rds()) {
            rds.removeFromGlobalCluster(request ->
                    request.globalClusterIdentifier(identifier).dbClusterIdentifier(arn));
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline
                && !there.find(member.cluster()).orElseThrow().status().equals("available")) {
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private static Seen seen(GlobalCluster one) {
        return new Seen(
                one.globalClusterIdentifier(),
                one.engineVersion(),
                one.status(),
                one.globalClusterMembers().stream()
                        .sorted((a, b) -> Boolean.compare(b.isWriter(), a.isWriter()))
                        .map(GlobalClusterMember::dbClusterArn)
                        .map(Member::of)
                        .toList());
    }
}
