package io.greenlight.cutover.aws;

import io.greenlight.backbone.cluster.UpgradeTags;
import io.greenlight.contracts.ResourceId;
import io.greenlight.cutover.cleanup.Deletions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.DbClusterSnapshotNotFoundException;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.Filter;
import software.amazon.awssdk.services.rds.model.InvalidDbInstanceStateException;
import software.amazon.awssdk.services.rds.model.Tag;

/// Deletes through RDS, whose calls take names: the cluster of the resource id is looked up anew
/// for each, so that a name which has changed hands since is not used.
@Singleton
final class RdsDeletions implements Deletions {

    private final RdsClient rds;

    @Inject
    RdsDeletions(RdsClient rds) {
        this.rds = rds;
    }

    @Override
    public boolean isProtected(ResourceId cluster) {
        return describe(cluster)
                .map(DBCluster::deletionProtection)
                .filter(Boolean.TRUE::equals)
                .isPresent();
    }

    @Override
    public List<Member> members(ResourceId cluster) {
        return describe(cluster).stream()
                .flatMap(it -> it.dbClusterMembers().stream())
                .flatMap(this::member)
                .toList();
    }

    /// The service's role may delete instances that carry this tag, and no others.
    @Override
    public void delete(Member member) {
        try {
            rds.addTagsToResource(request ->
                    request.resourceName(member.arn())
                            .tags(
                                    Tag.builder()
                                            .key(UpgradeTags.STATUS)
                                            .value(UpgradeTags.REPLACED)
                                            .build()));
            rds.deleteDBInstance(
                    request -> request.dbInstanceIdentifier(member.name()).skipFinalSnapshot(true));
        } catch (DbInstanceNotFoundException | InvalidDbInstanceStateException leaving) {
            // Gone, on its way, or not yet where it can be deleted: the next look will tell.
        }
    }

    @Override
    public void delete(ResourceId cluster, String lastSnapshot) {
        Optional<DBCluster> found = describe(cluster);
        if (found.isEmpty()) {
            return;
        }
        try {
            rds.deleteDBCluster(request ->
                    request.dbClusterIdentifier(found.get().dbClusterIdentifier())
                            .skipFinalSnapshot(false)
                            .finalDBSnapshotIdentifier(lastSnapshot));
        } catch (DbClusterNotFoundException gone) {
            // Deleted before: what was wanted.
        }
    }

    @Override
    public Optional<LastSnapshot> snapshot(String name) {
        try {
            return rds
                    .describeDBClusterSnapshots(
                            request -> request.dbClusterSnapshotIdentifier(name))
                    .dbClusterSnapshots()
                    .stream()
                    .map(it ->
                            new LastSnapshot(new ResourceId(it.dbClusterResourceId()), it.status()))
                    .findFirst();
        } catch (DbClusterSnapshotNotFoundException absent) {
            return Optional.empty();
        }
    }

    private Optional<DBCluster> describe(ResourceId cluster) {
        Filter filter =
                Filter.builder().name("db-cluster-resource-id").values(cluster.value()).build();
        return rds
                .describeDBClustersPaginator(request -> request.filters(filter))
                .dbClusters()
                .stream()
                .filter(it -> cluster.value().equals(it.dbClusterResourceId()))
                .findFirst();
    }

    private Stream<Member> member(DBClusterMember member) {
        try {
            return rds
                    .describeDBInstances(
                            request -> request.dbInstanceIdentifier(member.dbInstanceIdentifier()))
                    .dbInstances()
                    .stream()
                    .map(instance -> member(member, instance));
        } catch (DbInstanceNotFoundException gone) {
            return Stream.empty();
        }
    }

    private static Member member(DBClusterMember member, DBInstance instance) {
        return new Member(
                instance.dbInstanceIdentifier(),
                instance.dbInstanceArn(),
                Boolean.TRUE.equals(member.isClusterWriter()) ? Role.WRITER : Role.READER,
                instance.dbInstanceStatus());
    }
}
