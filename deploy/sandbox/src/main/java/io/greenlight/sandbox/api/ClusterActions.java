package io.greenlight.sandbox.api;

import io.greenlight.sandbox.server.EngineVersion;
import io.greenlight.sandbox.state.AwsRegion;
import io.greenlight.sandbox.state.Cluster;
import io.greenlight.sandbox.state.Engine;
import io.greenlight.sandbox.state.GlobalCluster;
import io.greenlight.sandbox.state.Origin;
import io.greenlight.sandbox.state.Status;
import io.greenlight.sandbox.state.Storage;
import io.greenlight.sandbox.work.ClusterWork;
import io.greenlight.sandbox.work.Endpoints;
import io.greenlight.sandbox.work.Globals;
import io.greenlight.sandbox.work.World;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Clusters: made, described, cloned, deleted. Changes are [ClusterChanges]'s.
final class ClusterActions {

    private final World world;
    private final ClusterWork work;
    private final ClusterXml xml;
    private final ClusterChanges changes;
    private final SnapshotActions snapshots;
    private final GlobalMembers members;

    ClusterActions(World world, SnapshotActions snapshots) {
        this.snapshots = snapshots;
        this.members = new GlobalMembers(world);
        this.world = world;
        this.work = new ClusterWork(world);
        this.xml = new ClusterXml(world);
        this.changes = new ClusterChanges(world, work);
    }

    List<Action> actions() {
        return List.of(
                Action.of(
                        "CreateDBCluster",
                        """
                        DBClusterIdentifier Engine EngineVersion MasterUsername MasterUserPassword
                        DatabaseName DBClusterParameterGroupName Tags EngineMode
                        EnableCloudwatchLogsExports GlobalClusterIdentifier
                        """
                                + Attributes.CLUSTER_TEXT,
                        this::create),
                Action.of(
                        "DescribeDBClusters",
                        "DBClusterIdentifier Filters MaxRecords Marker IncludeShared",
                        this::describe),
                Action.of(
                        "ModifyDBCluster",
                        """
                        DBClusterIdentifier NewDBClusterIdentifier ApplyImmediately EngineVersion
                        AllowMajorVersionUpgrade DBClusterParameterGroupName
                        DBInstanceParameterGroupName MasterUserPassword
                        CloudwatchLogsExportConfiguration
                        """
                                + Attributes.CLUSTER_TEXT,
                        query -> one(query, changes.modify(query))),
                Action.of(
                        "DeleteDBCluster",
                        "DBClusterIdentifier SkipFinalSnapshot FinalDBSnapshotIdentifier"
                                + " DeleteAutomatedBackups",
                        this::delete),
                Action.of(
                        "RestoreDBClusterToPointInTime",
                        """
                        DBClusterIdentifier SourceDBClusterIdentifier RestoreType
                        UseLatestRestorableTime DBClusterParameterGroupName Tags Port
                        EnableCloudwatchLogsExports
                        """
                                + Attributes.CLUSTER_TEXT,
                        this::cloneCluster));
    }

    private List<Xml> one(Query query, Cluster cluster) {
        return List.of(xml.cluster(region(query), cluster));
    }

    private List<Xml> create(Query query) {
        AwsRegion region = region(query);
        Attributes.requireEngine(query);
        if (!query.text("EngineMode").orElse("provisioned").equals("provisioned")) {
            throw RdsError.unsupported("an EngineMode other than provisioned");
        }
        Optional<GlobalCluster> global = members.joined(query);
        return global.filter(it -> !it.members().isEmpty()).isPresent()
                ? one(query, createSecondary(query, region, global.get()))
                : one(query, createWriting(query, region, global));
    }

    private Cluster createWriting(Query query, AwsRegion region, Optional<GlobalCluster> global) {
        SortedMap<String, String> attributes = Attributes.ofNewCluster(query);
        attributes.put("MasterUsername", query.required("MasterUsername"));
        query.text("DatabaseName").ifPresent(it -> attributes.put("DatabaseName", it));
        String password = Attributes.password(query);
        EngineVersion version =
                new Versions(world)
                        .resolve(
                                query.text("EngineVersion")
                                        .or(() -> global.map(it -> it.version().toString())));
        Cluster cluster = created(query, region, version, attributes);
        global.ifPresent(it -> join(it, region, cluster));
        work.create(region, cluster, password.toCharArray(), query.text("DatabaseName"));
        return cluster;
    }

    private Cluster createSecondary(Query query, AwsRegion region, GlobalCluster global) {
        Globals.Place primary = members.primaryFor(query, global);
        SortedMap<String, String> attributes = Attributes.ofNewCluster(query);
        attributes.put("MasterUsername", primary.cluster().masterUser());
        EngineVersion version = primary.cluster().engine().version();
        Cluster cluster = created(query, region, version, attributes);
        join(global, region, cluster);
        work.follow(primary, region, cluster);
        return cluster;
    }

    private void join(GlobalCluster global, AwsRegion region, Cluster cluster) {
        GlobalCluster joined = global.joinedBy(new Globals.Place(region, cluster).member());
        world.ledger().globals().put(joined.identifier(), joined);
    }

    private Cluster created(
            Query query,
            AwsRegion region,
            EngineVersion version,
            SortedMap<String, String> attributes) {
        String name = newName(query, region, "DBClusterIdentifier");
        String group =
                query.text("DBClusterParameterGroupName").orElse("default." + version.family());
        GroupKind.CLUSTER.require(region, group, version.family());
        String id = World.newResourceId("cluster-");
        var cluster =
                new Cluster(
                        name,
                        origin(id),
                        Status.CREATING,
                        new Engine(version, group),
                        new Storage(world.newVolume(id), "0/0", id),
                        attributes,
                        Tags.in(query));
        region.put(cluster);
        return cluster;
    }

    private List<Xml> describe(Query query) {
        AwsRegion region = region(query);
        if (query.text("DBClusterIdentifier").isPresent()) {
            Cluster cluster = find(region, query.identifier("DBClusterIdentifier"));
            return List.of(Xml.of("DBClusters", xml.cluster(region, cluster)));
        }
        SortedMap<String, Cluster> found = new TreeMap<>(region.clusters());
        var filters = Filters.of(query, "db-cluster-id", "db-cluster-resource-id", "engine");
        found.values()
                .removeIf(it ->
                        !filters.admit(
                                        "db-cluster-id",
                                        it.identifier(),
                                        region.arn("cluster", it.identifier()))
                                || !filters.admit(
                                        "db-cluster-resource-id", it.origin().resourceId())
                                || !filters.admit("engine", "aurora-postgresql"));
        return Page.of(query, found).in("DBClusters", it -> xml.cluster(region, it));
    }

    private List<Xml> delete(Query query) {
        AwsRegion region = region(query);
        Cluster cluster = find(region, query.identifier("DBClusterIdentifier"));
        members.refuseOnMember(region, cluster);
        if (Boolean.parseBoolean(cluster.attributes().get("DeletionProtection"))) {
            throw RdsError.invalidCombination(
                    "Cannot delete protected Cluster, please disable deletion protection and"
                            + " try again.");
        }
        if (region.instancesOf(cluster).stream().anyMatch(it -> it.status() != Status.DELETING)) {
            throw RdsError.clusterState(
                    "Cluster cannot be deleted, it still contains DB instances in non-deleting"
                            + " state.");
        }
        if (cluster.status() != Status.AVAILABLE && cluster.status() != Status.FAILED) {
            throw RdsError.clusterState(
                    "DB cluster isn't available for deletion: " + cluster.status());
        }
        boolean skip = query.flag("SkipFinalSnapshot");
        if (skip == query.text("FinalDBSnapshotIdentifier").isPresent()) {
            throw RdsError.invalidCombination(
                    "FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified,"
                            + " and must not be given together with it.");
        }
        if (!skip) {
            snapshots.take(region, cluster, query.newIdentifier("FinalDBSnapshotIdentifier"));
        }
        Cluster deleting = cluster.in(Status.DELETING);
        region.put(deleting);
        work.delete(region, deleting);
        return one(query, deleting);
    }

    private List<Xml> cloneCluster(Query query) {
        AwsRegion region = region(query);
        if (!query.text("RestoreType").orElse("full-copy").equals("copy-on-write")
                || !query.flag("UseLatestRestorableTime")) {
            throw RdsError.unsupported(
                    "a restore other than RestoreType copy-on-write with UseLatestRestorableTime");
        }
        Cluster source = find(region, query.identifier("SourceDBClusterIdentifier"));
        if (!source.isAvailable()) {
            throw RdsError.clusterState(
                    "The source cluster %s is %s.".formatted(source.identifier(), source.status()));
        }
        members.refuseOnSecondary(region, source, "a clone");
        // One host has a port once: "as the source" is the one port that can be asked for.
        int port = world.endpoints().port(Endpoints.writer(region, source.identifier()));
        if (query.number("Port").filter(wanted -> wanted != port).isPresent()) {
            throw RdsError.unsupported("a Port other than the source's");
        }
        String name = newName(query, region, "DBClusterIdentifier");
        String family = source.engine().version().family();
        String group = query.text("DBClusterParameterGroupName").orElse("default." + family);
        GroupKind.CLUSTER.require(region, group, family);
        String id = World.newResourceId("cluster-");
        var clone =
                new Cluster(
                        name,
                        origin(id),
                        Status.CREATING,
                        new Engine(source.engine().version(), group),
                        new Storage(world.newVolume(id), "0/0", source.storage().cloneGroup()),
                        Attributes.ofCopy(source.attributes(), query),
                        Tags.in(query));
        region.put(clone);
        work.cloneFrom(region, source, clone);
        return one(query, clone);
    }

    private Origin origin(String id) {
        return new Origin(id, world.now());
    }

    private AwsRegion region(Query query) {
        return world.ledger().region(query.region());
    }

    static Cluster find(AwsRegion region, String name) {
        Cluster cluster = region.clusters().get(lastPart(name));
        if (cluster == null) {
            throw RdsError.noCluster(name);
        }
        return cluster;
    }

    /// An ARN is taken wherever a name is.
    static String lastPart(String name) {
        return name.substring(name.lastIndexOf(':') + 1);
    }

    static String newName(Query query, AwsRegion region, String parameter) {
        String name = query.newIdentifier(parameter);
        if (region.clusters().containsKey(name)) {
            throw new RdsError(
                    400, "DBClusterAlreadyExistsFault", "DB Cluster already exists: " + name);
        }
        return name;
    }
}
