package io.greenlight.sandbox.api;

import io.greenlight.sandbox.state.AwsRegion;
import io.greenlight.sandbox.state.Cluster;
import io.greenlight.sandbox.work.World;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Cluster endpoints, and the two actions on whole clusters that Aurora or the sandbox refuses.
final class EndpointActions {

    private final World world;

    EndpointActions(World world) {
        this.world = world;
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
            rows.put(name + " reader", xml(name, "READER"));
            rows.put(name + " writer", xml(name, "WRITER"));
        }
        return Page.of(query, rows).in("DBClusterEndpoints", row -> row);
    }

    private static Xml xml(String cluster, String type) {
        return Xml.of(
                "DBClusterEndpointList",
                Xml.text("DBClusterIdentifier", cluster),
                Xml.text("Endpoint", "localhost"),
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
        Cluster cluster = find(query);
        throw RdsError.clusterState(
                "%s has no reader to fail over to.".formatted(cluster.identifier()));
    }

    private Cluster find(Query query) {
        AwsRegion region = world.ledger().region(query.region());
        return ClusterActions.find(region, query.identifier("DBClusterIdentifier"));
    }
}
