package io.greenlight.sandbox.api;

import io.greenlight.sandbox.work.Maintenance.Pending;
import io.greenlight.sandbox.work.World;
import java.util.List;
import java.util.SortedMap;

/// Maintenance that waits, where somebody has announced any through the control path.
final class MaintenanceActions {

    private final World world;

    MaintenanceActions(World world) {
        this.world = world;
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

    private List<Xml> describe(Query query) {
        SortedMap<String, List<Pending>> pending = world.maintenance().all();
        query.text("ResourceIdentifier")
                .ifPresent(wanted -> pending.keySet().removeIf(it -> !it.equals(wanted)));
        var filters = Filters.of(query, "db-cluster-id", "db-instance-id");
        pending.keySet()
                .removeIf(arn ->
                        !filters.admit("db-cluster-id", arn, ClusterActions.lastPart(arn))
                                || !filters.admit(
                                        "db-instance-id", arn, ClusterActions.lastPart(arn)));
        return List.of(
                Xml.list(
                        "PendingMaintenanceActions",
                        pending.keySet(),
                        arn -> xml(arn, pending.getOrDefault(arn, List.of()))));
    }

    private List<Xml> apply(Query query) {
        String resource = query.required("ResourceIdentifier");
        String action = query.required("ApplyAction");
        if (!query.required("OptInType").equals("immediate")) {
            throw RdsError.unsupported("an OptInType other than immediate");
        }
        if (!world.maintenance().apply(resource, action)) {
            throw new RdsError(
                    404,
                    "ResourceNotFoundFault",
                    "No pending %s for %s.".formatted(action, resource));
        }
        List<Pending> left = world.maintenance().all().getOrDefault(resource, List.of());
        return List.of(xml(resource, left));
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
                                        Xml.text("Description", it.description()))));
    }
}
