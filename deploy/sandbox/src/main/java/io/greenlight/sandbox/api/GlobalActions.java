package io.greenlight.sandbox.api;

import io.greenlight.sandbox.server.EngineVersion;
import io.greenlight.sandbox.state.Cluster;
import io.greenlight.sandbox.state.GlobalCluster;
import io.greenlight.sandbox.state.Origin;
import io.greenlight.sandbox.state.Status;
import io.greenlight.sandbox.work.GlobalUpgrade;
import io.greenlight.sandbox.work.GlobalWork;
import io.greenlight.sandbox.work.Globals.Place;
import io.greenlight.sandbox.work.World;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Global clusters: made, described, upgraded, switched over, left and deleted. Who joins one is
/// [GlobalMembers]'s.
final class GlobalActions {

    private final World world;
    private final GlobalMembers members;
    private final GlobalWork work;
    private final GlobalUpgrade upgrades;
    private final GlobalXml xml;

    GlobalActions(World world) {
        this.world = world;
        this.members = new GlobalMembers(world);
        this.work = new GlobalWork(world);
        this.upgrades = new GlobalUpgrade(world);
        this.xml = new GlobalXml(world);
    }

    List<Action> actions() {
        return List.of(
                Action.of(
                        "CreateGlobalCluster",
                        "GlobalClusterIdentifier SourceDBClusterIdentifier Engine EngineVersion"
                                + " DeletionProtection DatabaseName",
                        this::create),
                Action.of(
                        "DescribeGlobalClusters",
                        "GlobalClusterIdentifier Filters MaxRecords Marker",
                        this::describe),
                Action.of(
                        "ModifyGlobalCluster",
                        "GlobalClusterIdentifier NewGlobalClusterIdentifier DeletionProtection"
                                + " EngineVersion AllowMajorVersionUpgrade",
                        this::modify),
                Action.of(
                        "RemoveFromGlobalCluster",
                        "GlobalClusterIdentifier DbClusterIdentifier",
                        this::remove),
                Action.of(
                        "SwitchoverGlobalCluster",
                        "GlobalClusterIdentifier TargetDbClusterIdentifier",
                        this::switchOver),
                Action.of(
                        "FailoverGlobalCluster",
                        "GlobalClusterIdentifier TargetDbClusterIdentifier AllowDataLoss"
                                + " Switchover",
                        this::failOver),
                Action.of("DeleteGlobalCluster", "GlobalClusterIdentifier", this::delete));
    }

    private List<Xml> create(Query query) {
        String name = newName(query, "GlobalClusterIdentifier");
        SortedMap<String, String> attributes = new TreeMap<>(Map.of("DeletionProtection", "false"));
        attributes.putAll(recorded(query, "DeletionProtection"));
        Optional<Place> source =
                query.text("SourceDBClusterIdentifier").map(members::sourceOfANewGlobal);
        if (source.isPresent()) {
            refuseBeside(query, "Engine", "EngineVersion", "DatabaseName");
        } else {
            Attributes.requireEngine(query);
            attributes.putAll(recorded(query, "DatabaseName"));
        }
        EngineVersion version =
                source.map(it -> it.cluster().engine().version())
                        .orElseGet(() -> new Versions(world).resolve(query.text("EngineVersion")));
        var global =
                new GlobalCluster(
                        name,
                        new Origin(World.newResourceId("cluster-"), world.now()),
                        version,
                        attributes,
                        source.map(Place::member).stream().toList());
        return put(global);
    }

    private static void refuseBeside(Query query, String... names) {
        for (String name : names) {
            if (query.mentions(name)) {
                throw RdsError.invalidCombination(
                        "%s cannot be specified together with SourceDBClusterIdentifier."
                                .formatted(name));
            }
        }
    }

    private static Map<String, String> recorded(Query query, String name) {
        return query.text(name).map(value -> Map.of(name, value)).orElse(Map.of());
    }

    private List<Xml> describe(Query query) {
        if (query.text("GlobalClusterIdentifier").isPresent()) {
            return List.of(Xml.of("GlobalClusters", xml.global(find(query))));
        }
        var filters = Filters.of(query, "region");
        SortedMap<String, GlobalCluster> found = new TreeMap<>(world.ledger().globals());
        found.values().removeIf(global -> !filters.admit("region", regions(global)));
        return Page.of(query, found).in("GlobalClusters", xml::global);
    }

    private static String[] regions(GlobalCluster global) {
        return global.members().stream().map(GlobalCluster.Member::region).toArray(String[]::new);
    }

    private List<Xml> modify(Query query) {
        GlobalCluster global = find(query);
        GlobalCluster changed = global.with(recorded(query, "DeletionProtection"));
        Optional<String> name =
                query.text("NewGlobalClusterIdentifier")
                        .filter(it -> !it.equalsIgnoreCase(global.identifier()))
                        .map(_ -> newName(query, "NewGlobalClusterIdentifier"));
        if (query.mentions("EngineVersion")) {
            EngineVersion version = members.upgradeTarget(query, global);
            upgrades.start(global, version);
        }
        if (name.isPresent()) {
            world.ledger().globals().remove(global.identifier());
            changed = changed.named(name.get());
        }
        return put(changed);
    }

    private List<Xml> remove(Query query) {
        GlobalCluster global = find(query);
        Place place = members.member(query, global, "DbClusterIdentifier");
        boolean isPrimary = global.primary().filter(place.member()::equals).isPresent();
        if (isPrimary && global.members().size() > 1) {
            throw RdsError.globalState(
                    "%s is the primary of %s: remove its secondaries first."
                            .formatted(place.arn(), global.identifier()));
        }
        Cluster cluster = place.cluster();
        if (!isPrimary && cluster.isAvailable()) {
            Cluster modifying = cluster.in(Status.MODIFYING);
            place.region().put(modifying);
            work.standAlone(place.region(), modifying);
        }
        return put(global.without(place.member()));
    }

    private List<Xml> failOver(Query query) {
        if (query.flag("AllowDataLoss")) {
            throw RdsError.unsupported("a failover of a global cluster that may lose data");
        }
        return switchOver(query);
    }

    private List<Xml> switchOver(Query query) {
        GlobalCluster global = find(query);
        Place target = members.member(query, global, "TargetDbClusterIdentifier");
        members.requireSwitchable(global, target);
        for (Place place : world.globals().places(global)) {
            place.region().put(place.cluster().in(Status.FAILING_OVER));
        }
        work.switchOver(global, target);
        return one(global);
    }

    private List<Xml> delete(Query query) {
        GlobalCluster global = find(query);
        if (Boolean.parseBoolean(global.attributes().get("DeletionProtection"))) {
            throw RdsError.invalidCombination(
                    "Cannot delete protected Global Cluster, please disable deletion protection"
                            + " and try again.");
        }
        if (!global.members().isEmpty()) {
            throw RdsError.globalState(
                    "Global Cluster %s is not empty.".formatted(global.identifier()));
        }
        world.ledger().globals().remove(global.identifier());
        return one(global);
    }

    private List<Xml> put(GlobalCluster global) {
        world.ledger().globals().put(global.identifier(), global);
        return one(global);
    }

    private List<Xml> one(GlobalCluster global) {
        return List.of(xml.global(global));
    }

    private GlobalCluster find(Query query) {
        return find(world, query.identifier("GlobalClusterIdentifier"));
    }

    static GlobalCluster find(World world, String name) {
        String key = ClusterActions.lastPart(name).toLowerCase(Locale.ROOT);
        GlobalCluster global = world.ledger().globals().get(key);
        if (global == null) {
            throw new RdsError(
                    404,
                    "GlobalClusterNotFoundFault",
                    "Global cluster %s not found.".formatted(key));
        }
        return global;
    }

    private String newName(Query query, String parameter) {
        String name = query.newIdentifier(parameter);
        if (world.ledger().globals().containsKey(name)) {
            throw new RdsError(
                    400,
                    "GlobalClusterAlreadyExistsFault",
                    "Global cluster %s already exists.".formatted(name));
        }
        return name;
    }
}
