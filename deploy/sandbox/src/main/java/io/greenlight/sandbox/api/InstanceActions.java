package io.greenlight.sandbox.api;

import io.greenlight.sandbox.state.AwsRegion;
import io.greenlight.sandbox.state.Cluster;
import io.greenlight.sandbox.state.Instance;
import io.greenlight.sandbox.state.Origin;
import io.greenlight.sandbox.state.Status;
import io.greenlight.sandbox.work.InstanceWork;
import io.greenlight.sandbox.work.World;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Instances: the servers of clusters. The first of a cluster is its writer, the others read.
final class InstanceActions {

    private static final String RECORDED =
            " PreferredMaintenanceWindow AutoMinorVersionUpgrade PubliclyAccessible PromotionTier"
                    + " CopyTagsToSnapshot EnablePerformanceInsights MonitoringInterval";

    private final World world;
    private final InstanceWork work;
    private final ClusterXml xml;

    InstanceActions(World world) {
        this.world = world;
        this.work = new InstanceWork(world);
        this.xml = new ClusterXml(world);
    }

    List<Action> actions() {
        return List.of(
                Action.of(
                        "CreateDBInstance",
                        "DBInstanceIdentifier DBClusterIdentifier DBInstanceClass Engine"
                                + " EngineVersion DBParameterGroupName Tags"
                                + RECORDED,
                        this::create),
                Action.of(
                        "DescribeDBInstances",
                        "DBInstanceIdentifier Filters MaxRecords Marker",
                        this::describe),
                Action.of(
                        "ModifyDBInstance",
                        "DBInstanceIdentifier NewDBInstanceIdentifier ApplyImmediately"
                                + " DBParameterGroupName DBInstanceClass"
                                + RECORDED,
                        this::modify),
                Action.of(
                        "DeleteDBInstance",
                        "DBInstanceIdentifier SkipFinalSnapshot DeleteAutomatedBackups",
                        this::delete),
                Action.of("RebootDBInstance", "DBInstanceIdentifier ForceFailover", this::reboot));
    }

    private List<Xml> create(Query query) {
        AwsRegion region = region(query);
        Attributes.requireEngine(query);
        String name = newName(query, region, "DBInstanceIdentifier");
        Cluster cluster = ClusterActions.find(region, query.identifier("DBClusterIdentifier"));
        if (cluster.status() == Status.DELETING || cluster.status() == Status.FAILED) {
            throw RdsError.clusterState("The DB cluster is " + cluster.status());
        }
        String family = cluster.engine().version().family();
        String group = query.text("DBParameterGroupName").orElse("default." + family);
        GroupKind.INSTANCE.require(region, group, family);
        SortedMap<String, String> attributes = recorded(query);
        attributes.put(
                "DBInstanceClass", InstanceClasses.require(query.required("DBInstanceClass")));
        world.patchOfNewcomers(region, cluster)
                .ifPresent(it -> attributes.put(Instance.PATCHED, it));
        String id = World.newResourceId("db-");
        var instance =
                new Instance(
                        name,
                        new Origin(id, world.now()),
                        cluster.origin().resourceId(),
                        Status.CREATING,
                        group,
                        new TreeMap<>(),
                        attributes,
                        Tags.in(query),
                        region.writerOf(cluster).isPresent() ? world.newVolume(id) : null);
        region.put(instance);
        work.create(region, instance);
        return one(region, instance);
    }

    private List<Xml> describe(Query query) {
        AwsRegion region = region(query);
        if (query.text("DBInstanceIdentifier").isPresent()) {
            Instance instance = find(region, query.identifier("DBInstanceIdentifier"));
            return List.of(Xml.of("DBInstances", xml.instance(region, instance)));
        }
        SortedMap<String, Instance> found = new TreeMap<>(region.instances());
        var filters =
                Filters.of(query, "db-instance-id", "db-cluster-id", "dbi-resource-id", "engine");
        found.values().removeIf(instance -> !admits(filters, region, instance));
        return Page.of(query, found).in("DBInstances", it -> xml.instance(region, it));
    }

    private static boolean admits(Filters filters, AwsRegion region, Instance instance) {
        String cluster = region.clusterOf(instance.cluster()).orElseThrow().identifier();
        String name = instance.identifier();
        return filters.admit("db-instance-id", name, region.arn("db", name))
                && filters.admit("db-cluster-id", cluster, region.arn("cluster", cluster))
                && filters.admit("dbi-resource-id", instance.origin().resourceId())
                && filters.admit("engine", "aurora-postgresql");
    }

    private List<Xml> modify(Query query) {
        AwsRegion region = region(query);
        Instance instance = available(region, query);
        SortedMap<String, String> changed = recorded(query);
        query.text("DBInstanceClass")
                .ifPresent(it -> changed.put("DBInstanceClass", InstanceClasses.require(it)));
        Instance modified = instance.with(changed);
        if (query.text("DBParameterGroupName").isPresent()) {
            Cluster cluster = region.clusterOf(instance.cluster()).orElseThrow();
            String group = query.required("DBParameterGroupName");
            GroupKind.INSTANCE.require(region, group, cluster.engine().version().family());
            modified = modified.grouped(group);
        }
        if (query.text("NewDBInstanceIdentifier").isPresent()) {
            if (!query.flag("ApplyImmediately")) {
                throw RdsError.unsupported(
                        "a change in the maintenance window: pass ApplyImmediately");
            }
            String name = newName(query, region, "NewDBInstanceIdentifier");
            modified = modified.in(Status.RENAMING);
            region.put(modified);
            work.rename(region, modified, name);
            return one(region, modified);
        }
        region.put(modified);
        return one(region, modified);
    }

    private List<Xml> delete(Query query) {
        AwsRegion region = region(query);
        Instance instance = find(region, query.identifier("DBInstanceIdentifier"));
        if (instance.status() == Status.DELETING) {
            throw RdsError.instanceState(
                    "Instance %s is already being deleted.".formatted(instance.identifier()));
        }
        Instance deleting = instance.in(Status.DELETING);
        region.put(deleting);
        work.delete(region, deleting);
        return one(region, deleting);
    }

    private List<Xml> reboot(Query query) {
        AwsRegion region = region(query);
        Instance instance = available(region, query);
        if (query.flag("ForceFailover")) {
            throw RdsError.invalidCombination(
                    "ForceFailover cannot be specified for an Aurora instance: use"
                            + " FailoverDBCluster.");
        }
        Instance rebooting = instance.in(Status.REBOOTING);
        region.put(rebooting);
        work.reboot(region, rebooting);
        return one(region, rebooting);
    }

    private List<Xml> one(AwsRegion region, Instance instance) {
        return List.of(xml.instance(region, instance));
    }

    private static SortedMap<String, String> recorded(Query query) {
        query.number("PromotionTier")
                .filter(tier -> tier < 0 || tier > 15)
                .ifPresent(tier -> {
                    throw RdsError.invalidValue(
                            "Invalid promotion tier: %d. Must be between 0 and 15."
                                    .formatted(tier));
                });
        SortedMap<String, String> attributes = new TreeMap<>();
        for (String name : RECORDED.strip().split(" ", -1)) {
            query.text(name).ifPresent(value -> attributes.put(name, value));
        }
        return attributes;
    }

    private static Instance available(AwsRegion region, Query query) {
        Instance instance = find(region, query.identifier("DBInstanceIdentifier"));
        if (instance.status() != Status.AVAILABLE) {
            throw RdsError.instanceState(
                    "Database instance %s is not in available state, but %s."
                            .formatted(instance.identifier(), instance.status()));
        }
        return instance;
    }

    static Instance find(AwsRegion region, String name) {
        Instance instance = region.instances().get(ClusterActions.lastPart(name));
        if (instance == null) {
            throw RdsError.noInstance(name);
        }
        return instance;
    }

    private static String newName(Query query, AwsRegion region, String parameter) {
        String name = query.newIdentifier(parameter);
        if (region.instances().containsKey(name)) {
            throw new RdsError(
                    400, "DBInstanceAlreadyExists", "DB instance already exists: " + name);
        }
        return name;
    }

    private AwsRegion region(Query query) {
        return world.ledger().region(query.region());
    }
}
