package io.greenlight.sandbox.api;

import io.greenlight.sandbox.endpoint.Entrance;
import io.greenlight.sandbox.state.AwsRegion;
import io.greenlight.sandbox.state.Cluster;
import io.greenlight.sandbox.state.Instance;
import io.greenlight.sandbox.state.Status;
import io.greenlight.sandbox.work.FailoverWork;
import io.greenlight.sandbox.work.World;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/// Cluster endpoints, and failovers; RebootDBCluster is refused, as Aurora does.
final class EndpointActions {

    private final World world;
    private final FailoverWork work;
    private final ClusterXml xml;

    EndpointActions(World world) {
        this.world = world;
        this.work = new FailoverWork(world);
        this.xml = new ClusterXml(world);
    }

    List<Action> actions() {
        return List.of(
                Action.of(
                        "DescribeDBClusterEndpoints",
                        "DBClusterIdentifier DBClusterEndpointIdentifier Filters MaxRecords Marker",
                        this::describe),
                Action.of("RebootDBCluster", "DBClusterIdentifier", this::reboot),
                Action.of(
                        "FailoverDBCluster",
                        "DBClusterIdentifier TargetDBInstanceIdentifier",
                        this::failover));
    }

    private List<Xml> describe(Query query) {
        AwsRegion region = world.ledger().region(query.region());
        Filters.of(query);
        if (query.mentions("DBClusterEndpointIdentifier")) {
            throw RdsError.unsupported("custom endpoints");
        }
        SortedMap<String, Cluster> clusters = new TreeMap<>(region.clusters());
        query.text("DBClusterIdentifier")
                .map(name -> ClusterActions.find(region, name).identifier())
                .ifPresent(name -> clusters.keySet().removeIf(it -> !it.equals(name)));
        SortedMap<String, Xml> rows = new TreeMap<>();
        for (String name : clusters.keySet()) {
            rows.put(name + " reader", xml(name, "READER", Entrance.READERS));
            rows.put(name + " writer", xml(name, "WRITER", "localhost"));
        }
        return Page.of(query, rows).in("DBClusterEndpoints", row -> row);
    }

    private static Xml xml(String cluster, String type, String host) {
        return Xml.of(
                "DBClusterEndpointList",
                Xml.text("DBClusterIdentifier", cluster),
                Xml.text("Endpoint", host),
                Xml.text("Status", "available"),
                Xml.text("EndpointType", type));
    }

    private List<Xml> reboot(Query query) {
        Cluster cluster = find(query);
        throw RdsError.clusterState(
                ("RebootDBCluster is for Multi-AZ DB clusters; %s is an Aurora cluster: reboot its"
                                + " instances.")
                        .formatted(cluster.identifier()));
    }

    private List<Xml> failover(Query query) {
        AwsRegion region = world.ledger().region(query.region());
        Cluster cluster = find(query);
        if (!cluster.isAvailable()) {
            throw RdsError.clusterState(
                    "The DB cluster %s is %s, not available."
                            .formatted(cluster.identifier(), cluster.status()));
        }
        Instance target =
                query.text("TargetDBInstanceIdentifier")
                        .map(name -> target(region, cluster, name))
                        .or(() -> work.heir(region, cluster))
                        .orElseThrow(() ->
                                RdsError.clusterState(
                                        "%s has no reader to fail over to."
                                                .formatted(cluster.identifier())));
        Cluster failing = cluster.in(Status.FAILING_OVER);
        region.put(failing);
        work.failOver(region, failing, target);
        return List.of(xml.cluster(region, failing));
    }

    private static Instance target(AwsRegion region, Cluster cluster, String name) {
        Instance target = InstanceActions.find(region, name.toLowerCase(Locale.ROOT));
        boolean member = target.cluster().equals(cluster.origin().resourceId());
        if (!member || target.isWriter() || target.status() != Status.AVAILABLE) {
            throw RdsError.instanceState(
                    "%s is not a reader of %s that is available."
                            .formatted(target.identifier(), cluster.identifier()));
        }
        return target;
    }

    private Cluster find(Query query) {
        AwsRegion region = world.ledger().region(query.region());
        return ClusterActions.find(region, query.identifier("DBClusterIdentifier"));
    }
}
