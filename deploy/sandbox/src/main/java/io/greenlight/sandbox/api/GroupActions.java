package io.greenlight.sandbox.api;

import io.greenlight.sandbox.state.AwsRegion;
import io.greenlight.sandbox.state.ParameterGroup;
import io.greenlight.sandbox.work.ParameterWork;
import io.greenlight.sandbox.work.World;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Parameter groups of one kind: made, copied, described, deleted. Their values are
/// [ParameterActions]'s.
final class GroupActions {

    static final Pattern FAMILY = Pattern.compile("aurora-postgresql(1[3-8])");

    private final World world;
    private final GroupKind kind;
    private final ParameterActions parameters;

    GroupActions(World world, GroupKind kind) {
        this.world = world;
        this.kind = kind;
        this.parameters = new ParameterActions(world, kind, new ParameterWork(world));
    }

    List<Action> actions() {
        String group = kind.element();
        String name = group + "Name";
        List<Action> actions = new ArrayList<>(parameters.actions());
        actions.add(
                Action.of(
                        "Create" + group,
                        name + " DBParameterGroupFamily Description Tags",
                        this::create));
        actions.add(
                Action.of(
                        "Copy" + group,
                        "Source%1$sIdentifier Target%1$sIdentifier Target%1$sDescription Tags"
                                .formatted(group),
                        this::copy));
        actions.add(
                Action.of(
                        "Describe" + group + "s",
                        name + " Filters MaxRecords Marker",
                        this::describe));
        actions.add(Action.of("Delete" + group, name, this::delete));
        return actions;
    }

    private List<Xml> create(Query query) {
        AwsRegion region = region(query);
        String name = newName(query, region, kind.element() + "Name");
        String family = query.required("DBParameterGroupFamily");
        if (!FAMILY.matcher(family).matches()) {
            throw RdsError.invalidValue("Invalid DB parameter group family: " + family);
        }
        var group =
                new ParameterGroup(
                        name,
                        family,
                        query.required("Description"),
                        new TreeMap<>(),
                        Tags.in(query));
        kind.in(region).put(name, group);
        return List.of(xml(region, group));
    }

    private List<Xml> copy(Query query) {
        AwsRegion region = region(query);
        String element = kind.element();
        String sourceName =
                ClusterActions.lastPart(query.identifier("Source" + element + "Identifier"));
        ParameterGroup source = kind.require(region, sourceName);
        String name = newName(query, region, "Target" + element + "Identifier");
        var group =
                new ParameterGroup(
                        name,
                        source.family(),
                        query.required("Target" + element + "Description"),
                        source.values(),
                        Tags.in(query));
        kind.in(region).put(name, group);
        return List.of(xml(region, group));
    }

    private List<Xml> describe(Query query) {
        AwsRegion region = region(query);
        String list = kind.element() + "s";
        Filters.of(query);
        if (query.text(kind.element() + "Name").isPresent()) {
            ParameterGroup group = kind.require(region, query.identifier(kind.element() + "Name"));
            return List.of(Xml.of(list, xml(region, group)));
        }
        SortedMap<String, ParameterGroup> all = new TreeMap<>(kind.in(region));
        for (var version : new Versions(world).all()) {
            ParameterGroup group = ParameterGroup.defaultOf(version.family());
            all.put(group.name(), group);
        }
        return Page.of(query, all).in(list, group -> xml(region, group));
    }

    private List<Xml> delete(Query query) {
        AwsRegion region = region(query);
        ParameterGroup group = kind.require(region, query.identifier(kind.element() + "Name"));
        if (group.isEngineDefault() || isUsed(region, group)) {
            throw new RdsError(
                    400,
                    "InvalidDBParameterGroupState",
                    ("One or more database instances are still members of this parameter group %s,"
                                    + " so the group cannot be deleted")
                            .formatted(group.name()));
        }
        kind.in(region).remove(group.name());
        return List.of();
    }

    private boolean isUsed(AwsRegion region, ParameterGroup group) {
        return switch (kind) {
            case CLUSTER ->
                    region.clusters().values().stream()
                            .anyMatch(it -> it.engine().parameterGroup().equals(group.name()));
            case INSTANCE ->
                    region.instances().values().stream()
                            .anyMatch(it -> it.parameterGroup().equals(group.name()));
        };
    }

    private String newName(Query query, AwsRegion region, String parameter) {
        String name = query.newIdentifier(parameter);
        if (kind.find(region, name).isPresent()) {
            throw new RdsError(
                    400,
                    "DBParameterGroupAlreadyExists",
                    "Parameter group %s already exists".formatted(name));
        }
        return name;
    }

    private Xml xml(AwsRegion region, ParameterGroup group) {
        String element = kind.element();
        return Xml.of(
                element,
                Xml.text(element + "Name", group.name()),
                Xml.text("DBParameterGroupFamily", group.family()),
                Xml.text("Description", group.description()),
                Xml.text(element + "Arn", region.arn(kind.arnType(), group.name())));
    }

    private AwsRegion region(Query query) {
        return world.ledger().region(query.region());
    }
}
