package io.greenlight.sandbox.api;

import io.greenlight.sandbox.state.AwsRegion;
import io.greenlight.sandbox.state.Cluster;
import io.greenlight.sandbox.state.Instance;
import io.greenlight.sandbox.state.ParameterGroup;
import io.greenlight.sandbox.state.Snapshot;
import io.greenlight.sandbox.state.Tag;
import io.greenlight.sandbox.work.World;
import java.util.List;
import java.util.SortedMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/// Tags of whatever has an ARN.
final class TagActions {

    private final World world;

    TagActions(World world) {
        this.world = world;
    }

    List<Action> actions() {
        return List.of(
                Action.of("AddTagsToResource", "ResourceName Tags", this::add),
                Action.of("RemoveTagsFromResource", "ResourceName TagKeys", this::remove),
                Action.of("ListTagsForResource", "ResourceName Filters", this::list));
    }

    private List<Xml> add(Query query) {
        change(query, present -> Tags.plus(present, query));
        return List.of();
    }

    private List<Xml> remove(Query query) {
        List<String> keys = query.values("TagKeys");
        change(
                query,
                present -> present.stream().filter(tag -> !keys.contains(tag.key())).toList());
        return List.of();
    }

    private List<Xml> list(Query query) {
        return List.of(Tags.list(change(query, present -> present)));
    }

    private List<Tag> change(Query query, UnaryOperator<List<Tag>> change) {
        String arn = query.required("ResourceName");
        String[] parts = arn.split(":", 7);
        if (parts.length != 7 || !parts[2].equals("rds")) {
            throw RdsError.invalidValue(
                    "The specified resource name does not match an RDS resource: " + arn);
        }
        AwsRegion region = world.ledger().region(parts[3]);
        String name = parts[6];
        return switch (parts[5]) {
            case "cluster" ->
                    in(
                            region.clusters(),
                            name,
                            Cluster::tags,
                            Cluster::tagged,
                            change,
                            "DBClusterNotFoundFault");
            case "db" ->
                    in(
                            region.instances(),
                            name,
                            Instance::tags,
                            Instance::tagged,
                            change,
                            "DBInstanceNotFound");
            case "cluster-pg" -> inGroups(region.clusterGroups(), name, change);
            case "pg" -> inGroups(region.instanceGroups(), name, change);
            case "cluster-snapshot" ->
                    in(
                            region.snapshots(),
                            name,
                            Snapshot::tags,
                            Snapshot::tagged,
                            change,
                            "DBClusterSnapshotNotFoundFault");
            default -> throw RdsError.unsupported("tags on " + arn);
        };
    }

    private static List<Tag> inGroups(
            SortedMap<String, ParameterGroup> groups,
            String name,
            UnaryOperator<List<Tag>> change) {
        return in(
                groups,
                name,
                ParameterGroup::tags,
                ParameterGroup::tagged,
                change,
                "DBParameterGroupNotFound");
    }

    private static <T> List<Tag> in(
            SortedMap<String, T> resources,
            String name,
            java.util.function.Function<T, List<Tag>> tags,
            BiFunction<T, List<Tag>, T> tagged,
            UnaryOperator<List<Tag>> change,
            String notFound) {
        T resource = resources.get(name);
        if (resource == null) {
            throw new RdsError(404, notFound, "%s not found.".formatted(name));
        }
        List<Tag> changed = change.apply(tags.apply(resource));
        resources.put(name, tagged.apply(resource, changed));
        return changed;
    }
}
