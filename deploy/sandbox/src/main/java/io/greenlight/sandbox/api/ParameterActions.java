package io.greenlight.sandbox.api;

import io.greenlight.sandbox.server.ParameterCatalog.Parameter;
import io.greenlight.sandbox.state.AwsRegion;
import io.greenlight.sandbox.state.ParameterGroup;
import io.greenlight.sandbox.work.ParameterWork;
import io.greenlight.sandbox.work.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;

/// What is in parameter groups of one kind: shown, changed, reset.
final class ParameterActions {

    private static final int MOST_IN_A_CALL = 20;

    private final World world;
    private final GroupKind kind;
    private final ParameterWork work;

    ParameterActions(World world, GroupKind kind, ParameterWork work) {
        this.world = world;
        this.kind = kind;
        this.work = work;
    }

    List<Action> actions() {
        String group = kind.element();
        String name = group + "Name";
        boolean ofCluster = kind == GroupKind.CLUSTER;
        return List.of(
                Action.of("Modify" + group, name + " Parameters", this::modify),
                Action.of("Reset" + group, name + " Parameters ResetAllParameters", this::reset),
                Action.of(
                        ofCluster ? "DescribeDBClusterParameters" : "DescribeDBParameters",
                        name + " Source Filters MaxRecords Marker",
                        this::describe),
                Action.of(
                        ofCluster
                                ? "DescribeEngineDefaultClusterParameters"
                                : "DescribeEngineDefaultParameters",
                        "DBParameterGroupFamily Filters MaxRecords Marker",
                        this::describeDefaults));
    }

    private List<Xml> modify(Query query) {
        AwsRegion region = world.ledger().region(query.region());
        ParameterGroup group = changeable(query, region);
        SortedMap<String, Parameter> known = known(group.family());
        List<Query> changes = query.structures("Parameters");
        if (changes.isEmpty() || changes.size() > MOST_IN_A_CALL) {
            throw RdsError.invalidValue("Between 1 and 20 parameters can be modified in a call.");
        }
        SortedMap<String, String> values = new TreeMap<>(group.values());
        List<String> immediate = new ArrayList<>();
        for (Query change : changes) {
            Parameter parameter = parameter(known, change.required("ParameterName"));
            values.put(parameter.name(), change.required("ParameterValue"));
            if (isImmediate(change, parameter)) {
                immediate.add(parameter.name());
            }
        }
        return store(region, group.with(values), immediate);
    }

    private List<Xml> reset(Query query) {
        AwsRegion region = world.ledger().region(query.region());
        ParameterGroup group = changeable(query, region);
        SortedMap<String, Parameter> known = known(group.family());
        SortedMap<String, String> values = new TreeMap<>(group.values());
        List<String> immediate = new ArrayList<>();
        if (query.flag("ResetAllParameters")) {
            values.keySet().stream()
                    .filter(it -> !parameter(known, it).isStatic())
                    .forEach(immediate::add);
            values.clear();
        }
        for (Query change : query.structures("Parameters")) {
            Parameter parameter = parameter(known, change.required("ParameterName"));
            values.remove(parameter.name());
            if (isImmediate(change, parameter)) {
                immediate.add(parameter.name());
            }
        }
        return store(region, group.with(values), immediate);
    }

    private List<Xml> store(AwsRegion region, ParameterGroup group, List<String> immediate) {
        kind.in(region).put(group.name(), group);
        work.apply(region, immediate);
        return List.of(Xml.text(kind.element() + "Name", group.name()));
    }

    private ParameterGroup changeable(Query query, AwsRegion region) {
        ParameterGroup group = kind.require(region, query.identifier(kind.element() + "Name"));
        if (group.isEngineDefault()) {
            throw RdsError.invalidValue("Cannot modify a default parameter group: " + group.name());
        }
        return group;
    }

    private static boolean isImmediate(Query change, Parameter parameter) {
        boolean immediate =
                switch (change.text("ApplyMethod").orElse("pending-reboot")) {
                    case "immediate" -> true;
                    case "pending-reboot" -> false;
                    default ->
                            throw RdsError.invalidValue(
                                    "ApplyMethod is immediate or pending-reboot.");
                };
        if (immediate && parameter.isStatic()) {
            throw RdsError.invalidCombination(
                    "cannot use immediate apply method for static parameter: " + parameter.name());
        }
        return immediate;
    }

    private static Parameter parameter(Map<String, Parameter> known, String name) {
        Parameter parameter = known.get(name);
        if (parameter == null) {
            throw RdsError.invalidValue("Invalid parameter name: " + name);
        }
        if (!parameter.isModifiable()) {
            throw RdsError.invalidValue("The parameter %s cannot be modified.".formatted(name));
        }
        return parameter;
    }

    private List<Xml> describe(Query query) {
        AwsRegion region = world.ledger().region(query.region());
        ParameterGroup group = kind.require(region, query.identifier(kind.element() + "Name"));
        SortedMap<String, Xml> rows = new TreeMap<>();
        String source = query.text("Source").orElse("");
        known(group.family())
                .forEach((name, parameter) -> {
                    if (source.isEmpty() || source.equals(source(group, parameter))) {
                        rows.put(name, xml(group, parameter));
                    }
                });
        Filters.of(query);
        return Page.of(query, rows).in("Parameters", row -> row);
    }

    private List<Xml> describeDefaults(Query query) {
        String family = query.required("DBParameterGroupFamily");
        ParameterGroup group = ParameterGroup.defaultOf(family);
        SortedMap<String, Xml> rows = new TreeMap<>();
        known(family).forEach((name, parameter) -> rows.put(name, xml(group, parameter)));
        List<Xml> content = new ArrayList<>(Page.of(query, rows).in("Parameters", row -> row));
        content.add(Xml.text("DBParameterGroupFamily", family));
        return List.of(Xml.of("EngineDefaults", content));
    }

    private static String source(ParameterGroup group, Parameter parameter) {
        if (group.values().containsKey(parameter.name())) {
            return "user";
        }
        return parameter.engineDefault().isEmpty() ? "engine-default" : "system";
    }

    private static Xml xml(ParameterGroup group, Parameter parameter) {
        List<Xml> fields = new ArrayList<>();
        fields.add(Xml.text("ParameterName", parameter.name()));
        String value = group.values().getOrDefault(parameter.name(), parameter.engineDefault());
        if (!value.isEmpty()) {
            fields.add(Xml.text("ParameterValue", value));
        }
        fields.add(Xml.text("Description", parameter.description()));
        fields.add(Xml.text("Source", source(group, parameter)));
        fields.add(Xml.text("ApplyType", parameter.isStatic() ? "static" : "dynamic"));
        fields.add(Xml.text("DataType", parameter.type().toLowerCase(Locale.ROOT)));
        if (!parameter.allowed().isEmpty()) {
            fields.add(Xml.text("AllowedValues", parameter.allowed()));
        }
        fields.add(Xml.text("IsModifiable", parameter.isModifiable()));
        fields.add(Xml.text("ApplyMethod", parameter.isStatic() ? "pending-reboot" : "immediate"));
        return Xml.of("Parameter", fields);
    }

    private SortedMap<String, Parameter> known(String family) {
        Matcher matcher = GroupActions.FAMILY.matcher(family);
        if (!matcher.matches()) {
            throw RdsError.invalidValue("Invalid DB parameter group family: " + family);
        }
        return world.catalog().of(Integer.parseInt(matcher.group(1)));
    }
}
