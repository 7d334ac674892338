package io.greenlight.sandbox.api;

import io.greenlight.sandbox.state.AwsRegion;
import io.greenlight.sandbox.state.Cluster;
import io.greenlight.sandbox.state.Engine;
import io.greenlight.sandbox.state.Origin;
import io.greenlight.sandbox.state.Snapshot;
import io.greenlight.sandbox.state.Status;
import io.greenlight.sandbox.state.Storage;
import io.greenlight.sandbox.work.ClusterWork;
import io.greenlight.sandbox.work.SnapshotWork;
import io.greenlight.sandbox.work.World;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Cluster snapshots: taken, described, restored from, deleted.
final class SnapshotActions {

    private final World world;
    private final SnapshotWork work;
    private final ClusterWork clusters;
    private final ClusterXml clusterXml;

    SnapshotActions(World world) {
        this.world = world;
        this.work = new SnapshotWork(world);
        this.clusters = new ClusterWork(world);
        this.clusterXml = new ClusterXml(world);
    }

    List<Action> actions() {
        return List.of(
                Action.of(
                        "CreateDBClusterSnapshot",
                        "DBClusterSnapshotIdentifier DBClusterIdentifier Tags",
                        this::create),
                Action.of(
                        "DescribeDBClusterSnapshots",
                        "DBClusterSnapshotIdentifier DBClusterIdentifier SnapshotType Filters"
                                + " MaxRecords Marker",
                        this::describe),
                Action.of("DeleteDBClusterSnapshot", "DBClusterSnapshotIdentifier", this::delete),
                Action.of(
                        "RestoreDBClusterFromSnapshot",
                        """
                        DBClusterIdentifier SnapshotIdentifier Engine EngineVersion
                        DBClusterParameterGroupName Tags EnableCloudwatchLogsExports
                        """
                                + Attributes.CLUSTER_TEXT,
                        this::restore));
    }

    private List<Xml> create(Query query) {
        AwsRegion region = world.ledger().region(query.region());
        Cluster cluster = ClusterActions.find(region, query.identifier("DBClusterIdentifier"));
        if (!cluster.isAvailable()) {
            throw RdsError.clusterState(
                    "The DB cluster %s is %s.".formatted(cluster.identifier(), cluster.status()));
        }
        new GlobalMembers(world).refuseOnSecondary(region, cluster, "a snapshot");
        Snapshot taken =
                take(region, cluster, query.newIdentifier("DBClusterSnapshotIdentifier"))
                        .tagged(Tags.in(query));
        region.snapshots().put(taken.identifier(), taken);
        return List.of(xml(region, taken));
    }

    /// Begins a snapshot of the cluster as it is now.
    Snapshot take(AwsRegion region, Cluster cluster, String name) {
        if (region.snapshots().containsKey(name)) {
            throw new RdsError(
                    400,
                    "DBClusterSnapshotAlreadyExistsFault",
                    "Cannot create the snapshot because one with the identifier %s already exists."
                            .formatted(name));
        }
        var volume = world.newVolume(World.newResourceId("snapshot-"));
        var snapshot =
                new Snapshot(name, world.now(), Status.CREATING, cluster, volume, cluster.tags());
        region.snapshots().put(name, snapshot);
        work.take(region, snapshot);
        return snapshot;
    }

    private List<Xml> describe(Query query) {
        AwsRegion region = world.ledger().region(query.region());
        if (query.text("DBClusterSnapshotIdentifier").isPresent()) {
            Snapshot snapshot = find(region, query.identifier("DBClusterSnapshotIdentifier"));
            return List.of(Xml.of("DBClusterSnapshots", xml(region, snapshot)));
        }
        Filters.of(query);
        SortedMap<String, Snapshot> found = new TreeMap<>(region.snapshots());
        query.text("DBClusterIdentifier")
                .ifPresent(name ->
                        found.values().removeIf(it -> !it.cluster().identifier().equals(name)));
        if (query.text("SnapshotType").filter(type -> !type.equals("manual")).isPresent()) {
            found.clear();
        }
        return Page.of(query, found).in("DBClusterSnapshots", it -> xml(region, it));
    }

    private List<Xml> delete(Query query) {
        AwsRegion region = world.ledger().region(query.region());
        Snapshot snapshot = available(region, query.identifier("DBClusterSnapshotIdentifier"));
        region.snapshots().remove(snapshot.identifier());
        work.delete(region, snapshot);
        return List.of(xml(region, snapshot.in(Status.DELETING)));
    }

    private List<Xml> restore(Query query) {
        AwsRegion region = world.ledger().region(query.region());
        Attributes.requireEngine(query);
        Snapshot snapshot = available(region, query.identifier("SnapshotIdentifier"));
        String name = ClusterActions.newName(query, region, "DBClusterIdentifier");
        var version = snapshot.cluster().engine().version();
        if (!query.text("EngineVersion").orElse(version.toString()).equals(version.toString())) {
            throw RdsError.unsupported("an EngineVersion other than the snapshot's");
        }
        String group =
                query.text("DBClusterParameterGroupName").orElse("default." + version.family());
        GroupKind.CLUSTER.require(region, group, version.family());
        String id = World.newResourceId("cluster-");
        var cluster =
                new Cluster(
                        name,
                        new Origin(id, world.now()),
                        Status.CREATING,
                        new Engine(version, group),
                        new Storage(world.newVolume(id), "0/0", id),
                        Attributes.ofCopy(snapshot.cluster().attributes(), query),
                        Tags.in(query));
        region.put(cluster);
        clusters.restore(region, snapshot, cluster);
        return List.of(clusterXml.cluster(region, cluster));
    }

    private static Snapshot available(AwsRegion region, String name) {
        Snapshot snapshot = find(region, name);
        if (snapshot.status() == Status.CREATING) {
            throw new RdsError(
                    400,
                    "InvalidDBClusterSnapshotStateFault",
                    "The snapshot %s is being created.".formatted(name));
        }
        return snapshot;
    }

    private static Snapshot find(AwsRegion region, String name) {
        Snapshot snapshot = region.snapshots().get(ClusterActions.lastPart(name));
        if (snapshot == null) {
            throw new RdsError(
                    404, "DBClusterSnapshotNotFoundFault", "DBClusterSnapshot not found: " + name);
        }
        return snapshot;
    }

    private static Xml xml(AwsRegion region, Snapshot snapshot) {
        Cluster cluster = snapshot.cluster();
        return Xml.of(
                "DBClusterSnapshot",
                Xml.text("DBClusterSnapshotIdentifier", snapshot.identifier()),
                Xml.text(
                        "DBClusterSnapshotArn",
                        region.arn("cluster-snapshot", snapshot.identifier())),
                Xml.text("DBClusterIdentifier", cluster.identifier()),
                Xml.text("DbClusterResourceId", cluster.origin().resourceId()),
                Xml.text("SnapshotCreateTime", snapshot.created()),
                Xml.text("ClusterCreateTime", cluster.origin().created()),
                Xml.text("Engine", "aurora-postgresql"),
                Xml.text("EngineVersion", cluster.engine().version()),
                Xml.text("MasterUsername", cluster.masterUser()),
                Xml.text("SnapshotType", "manual"),
                Xml.text("Status", snapshot.status()),
                Xml.text("PercentProgress", snapshot.status() == Status.AVAILABLE ? 100 : 0),
                Xml.text("StorageEncrypted", false),
                Tags.list(snapshot.tags()));
    }
}
