package io.greenlight.sandbox.api;

import io.greenlight.sandbox.state.AwsRegion;
import io.greenlight.sandbox.state.Cluster;
import io.greenlight.sandbox.state.Instance;
import io.greenlight.sandbox.state.Status;
import io.greenlight.sandbox.work.Globals.Place;
import io.greenlight.sandbox.work.Maintenance;
import io.greenlight.sandbox.work.Maintenance.Pending;
import io.greenlight.sandbox.work.MaintenanceWork;
import io.greenlight.sandbox.work.World;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Maintenance that waits, where somebody has announced any through the control path.
final class MaintenanceActions {

    private static final Pattern ARN =
            Pattern.compile("arn:aws:rds:([a-z0-9-]+):\\d{12}:(cluster|db):(.+)");

    private final World world;
    private final MaintenanceWork work;

    MaintenanceActions(World world) {
        this.world = world;
        this.work = new MaintenanceWork(world);
    }

    List<Action> actions() {
        return List.of(
                Action.of(
                        "DescribePendingMaintenanceActions",
                        "ResourceIdentifier Filters MaxRecords Marker",
                        this::describe),
                Action.of(
                        "ApplyPendingMaintenanceAction",
                        "ResourceIdentifier ApplyAction OptInType",
                        this::apply));
    }

    /// Each region knows of its own resources only.
    private List<Xml> describe(Query query) {
        SortedMap<String, List<Pending>> pending = world.maintenance().all();
        query.text("ResourceIdentifier")
                .ifPresent(wanted -> pending.keySet().removeIf(it -> !it.equals(wanted)));
        var filters = Filters.of(query, "db-cluster-id", "db-instance-id");
        pending.keySet()
                .removeIf(arn ->
                        !arn.contains(":" + query.region() + ":")
                                || !filters.admit("db-cluster-id", names(arn, ":cluster:"))
                                || !filters.admit("db-instance-id", names(arn, ":db:")));
        return List.of(
                Xml.list(
                        "PendingMaintenanceActions",
                        pending.keySet(),
                        arn -> xml(arn, pending.getOrDefault(arn, List.of()))));
    }

    private static String[] names(String arn, String kind) {
        return arn.contains(kind)
                ? new String[] {arn, ClusterActions.lastPart(arn)}
                : new String[0];
    }

    /// What is under way already is not begun again.
    private List<Xml> apply(Query query) {
        String resource = query.required("ResourceIdentifier");
        String action = query.required("ApplyAction");
        if (!query.required("OptInType").equals("immediate")) {
            throw RdsError.unsupported("an OptInType other than immediate");
        }
        Maintenance.Found found = world.maintenance().find(resource, action);
        Matcher arn = ARN.matcher(resource);
        if (found == Maintenance.Found.NOTHING || !arn.matches()) {
            throw new RdsError(
                    404,
                    "ResourceNotFoundFault",
                    "No pending %s for %s.".formatted(action, resource));
        }
        if (found == Maintenance.Found.WAITING) {
            begin(world.ledger().region(arn.group(1)), arn, action);
        }
        return List.of(xml(resource, world.maintenance().of(resource)));
    }

    private void begin(AwsRegion region, Matcher arn, String action) {
        Optional<Instance> instance =
                arn.group(2).equals("db")
                        ? Optional.of(InstanceActions.find(region, arn.group(3)))
                        : Optional.empty();
        Cluster cluster =
                instance.isPresent()
                        ? region.clusterOf(instance.get().cluster()).orElseThrow()
                        : ClusterActions.find(region, arn.group(3));
        if (!cluster.isAvailable()) {
            throw RdsError.clusterState(
                    "The DB cluster %s is %s, not available."
                            .formatted(cluster.identifier(), cluster.status()));
        }
        Place place = new Place(region, cluster);
        if (instance.isEmpty()) {
            work.apply(place, action);
            return;
        }
        if (instance.get().status() != Status.AVAILABLE) {
            throw RdsError.instanceState(
                    "Database instance %s is not in available state, but %s."
                            .formatted(instance.get().identifier(), instance.get().status()));
        }
        work.apply(place, instance.get(), action);
    }

    private static Xml xml(String resource, List<Pending> pending) {
        return Xml.of(
                "ResourcePendingMaintenanceActions",
                Xml.text("ResourceIdentifier", resource),
                Xml.list(
                        "PendingMaintenanceActionDetails",
                        pending,
                        it ->
                                Xml.of(
                                        "PendingMaintenanceAction",
                                        Xml.text("Action", it.action()),
                                        Xml.text("Description", it.description()),
                                        Xml.text(
                                                "OptInStatus", it.isWanted() ? "immediate" : ""))));
    }
}
