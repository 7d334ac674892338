package io.greenlight.replication.aws;

import io.greenlight.contracts.PostgresVersion;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.ApplyMethod;
import software.amazon.awssdk.services.rds.model.DbParameterGroupAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbParameterGroupNotFoundException;
import software.amazon.awssdk.services.rds.model.Parameter;
import software.amazon.awssdk.services.rds.model.Tag;

/// Cluster parameter groups through RDS's API.
@Singleton
final class RdsParameterGroups implements ParameterGroups {

    /// ModifyDBClusterParameterGroup: "A maximum of 20 parameters can be modified in a single
    /// request".
    private static final int AT_ONCE = 20;

    private static final String REPLICATION = "rds.logical_replication";

    private final RdsClient rds;

    @Inject
    RdsParameterGroups(RdsClient rds) {
        this.rds = rds;
    }

    @Override
    public Copied copy(String sourceGroup, PostgresVersion version, Wish wish) {
        String family = "aurora-postgresql" + version.major();
        make(family, wish);
        Map<String, Parameter> known = engineDefaults(family);
        Map<String, String> values = new TreeMap<>();
        List<String> vanished = new ArrayList<>();
        for (Parameter set : userSet(sourceGroup)) {
            Parameter counterpart = known.get(set.parameterName());
            if (counterpart == null || !Boolean.TRUE.equals(counterpart.isModifiable())) {
                vanished.add(set.parameterName());
            } else {
                values.put(set.parameterName(), set.parameterValue());
            }
        }
        List<String> kept = List.copyOf(values.keySet());
        values.put(REPLICATION, "1");
        wish.atLeast().forEach((name, least) -> raise(values, known.get(name), name, least));
        write(wish.name(), values, known);
        return new Copied(kept, vanished);
    }

    @Override
    public void delete(String name) {
        try {
            rds.deleteDBClusterParameterGroup(request -> request.dbClusterParameterGroupName(name));
        } catch (DbParameterGroupNotFoundException gone) {
            // Deleted before: what was wanted.
        }
    }

    private void make(String family, Wish wish) {
        List<Tag> tags =
                wish.tags().all().entrySet().stream()
                        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                        .toList();
        try {
            rds.createDBClusterParameterGroup(request ->
                    request.dbClusterParameterGroupName(wish.name())
                            .dbParameterGroupFamily(family)
                            .description("Greenlight: the source's settings, for " + family)
                            .tags(tags));
        } catch (DbParameterGroupAlreadyExistsException made) {
            // Made before the crash that brought us here again; its values are written anew.
        }
    }

    private List<Parameter> userSet(String group) {
        return rds
                .describeDBClusterParametersPaginator(
                        request -> request.dbClusterParameterGroupName(group).source("user"))
                .parameters()
                .stream()
                .filter(parameter -> parameter.parameterValue() != null)
                .toList();
    }

    private Map<String, Parameter> engineDefaults(String family) {
        Map<String, Parameter> known = new TreeMap<>();
        String marker = null;
        do {
            String from = marker;
            var page =
                    rds.describeEngineDefaultClusterParameters(
                                    request -> request.dbParameterGroupFamily(family).marker(from))
                            .engineDefaults();
            known.putAll(
                    page.parameters().stream()
                            .collect(
                                    Collectors.toMap(
                                            Parameter::parameterName, Function.identity())));
            marker = page.marker();
        } while (marker != null && !marker.isEmpty());
        return known;
    }

    /// Leaves a number that is high enough, whether the source sets it or the engine does.
    private static void raise(
            Map<String, String> values,
            @org.jspecify.annotations.Nullable Parameter known,
            String name,
            int least) {
        if (known == null) {
            return;
        }
        String now = Objects.requireNonNullElse(values.get(name), known.parameterValue());
        if (now == null || !now.matches("\\d{1,9}") || Integer.parseInt(now) < least) {
            values.put(name, Integer.toString(least));
        }
    }

    private void write(String group, Map<String, String> values, Map<String, Parameter> known) {
        List<Parameter> parameters =
                values.entrySet().stream()
                        .filter(value -> known.containsKey(value.getKey()))
                        .map(value -> setting(value.getKey(), value.getValue(), known))
                        .toList();
        for (int from = 0; from < parameters.size(); from += AT_ONCE) {
            List<Parameter> some =
                    parameters.subList(from, Math.min(from + AT_ONCE, parameters.size()));
            rds.modifyDBClusterParameterGroup(
                    request -> request.dbClusterParameterGroupName(group).parameters(some));
        }
    }

    /// Static parameters can only wait for a reboot; RDS refuses `immediate` for them.
    private static Parameter setting(String name, String value, Map<String, Parameter> known) {
        Parameter counterpart = known.get(name);
        boolean dynamic = counterpart != null && "dynamic".equals(counterpart.applyType());
        return Parameter.builder()
                .parameterName(name)
                .parameterValue(value)
                .applyMethod(dynamic ? ApplyMethod.IMMEDIATE : ApplyMethod.PENDING_REBOOT)
                .build();
    }
}
