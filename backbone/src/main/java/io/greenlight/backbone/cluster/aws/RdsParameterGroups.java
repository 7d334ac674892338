package io.greenlight.backbone.cluster.aws;

import io.greenlight.backbone.cluster.ParameterGroups;
import io.greenlight.contracts.PostgresVersion;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.ApplyMethod;
import software.amazon.awssdk.services.rds.model.DbParameterGroupAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbParameterGroupNotFoundException;
import software.amazon.awssdk.services.rds.model.EngineDefaults;
import software.amazon.awssdk.services.rds.model.InvalidDbParameterGroupStateException;
import software.amazon.awssdk.services.rds.model.Parameter;

/// Parameter groups through RDS's API.
@Singleton
final class RdsParameterGroups implements ParameterGroups {

    /// ModifyDBClusterParameterGroup and ModifyDBParameterGroup: "A maximum of 20 parameters can be
    /// modified in a single request".
    private static final int AT_ONCE = 20;

    private final Map<Kind, GroupCalls> calls = new EnumMap<>(Kind.class);

    @Inject
    RdsParameterGroups(RdsClient rds) {
        calls.put(Kind.CLUSTER, new GroupCalls.OfClusters(rds));
        calls.put(Kind.INSTANCE, new GroupCalls.OfInstances(rds));
    }

    @Override
    public Copied copy(Kind kind, String sourceGroup, PostgresVersion version, Wish wish) {
        GroupCalls groups = Objects.requireNonNull(calls.get(kind));
        String family = "aurora-postgresql" + version.major();
        make(groups, family, wish);
        Map<String, Parameter> known = engineDefaults(groups, family);
        Map<String, String> values = new TreeMap<>();
        Set<String> kept = new TreeSet<>();
        Set<String> renamed = new TreeSet<>();
        Set<String> vanished = new TreeSet<>();
        for (Parameter set : groups.userSet(sourceGroup)) {
            if (set.parameterValue() == null) {
                continue;
            }
            String before = set.parameterName();
            String now = known.containsKey(before) ? before : wish.renames().get(before);
            if (now == null || !isModifiable(known.get(now))) {
                vanished.add(before);
                continue;
            }
            values.put(now, set.parameterValue());
            if (now.equals(before)) {
                kept.add(before);
            } else {
                renamed.add("%s -> %s".formatted(before, now));
            }
        }
        values.putAll(wish.fixed());
        wish.atLeast().forEach((name, least) -> raise(values, known.get(name), name, least));
        write(groups, wish.name(), values, known);
        return new Copied(List.copyOf(kept), List.copyOf(renamed), List.copyOf(vanished));
    }

    @Override
    public void deleteAll(String prefix) {
        for (GroupCalls groups : calls.values()) {
            groups.names().stream()
                    .filter(name -> name.startsWith(prefix))
                    .forEach(name -> delete(groups, name));
        }
    }

    private static void delete(GroupCalls groups, String name) {
        try {
            groups.delete(name);
        } catch (DbParameterGroupNotFoundException gone) {
            // Deleted before: what was wanted.
        } catch (InvalidDbParameterGroupStateException used) {
            // Somebody gave it to a cluster of their own meanwhile.
        }
    }

    private static void make(GroupCalls groups, String family, Wish wish) {
        try {
            groups.create(
                    wish.name(),
                    family,
                    "Greenlight: the source's settings, for " + family,
                    RdsTags.of(wish.tags().all()));
        } catch (DbParameterGroupAlreadyExistsException made) {
            // Made before the crash that brought us here again; its values are written anew.
        }
    }

    private static Map<String, Parameter> engineDefaults(GroupCalls groups, String family) {
        Map<String, Parameter> known = new TreeMap<>();
        String marker = null;
        do {
            EngineDefaults page = groups.engineDefaults(family, marker);
            page.parameters().forEach(one -> known.put(one.parameterName(), one));
            marker = page.marker();
        } while (marker != null && !marker.isEmpty());
        return known;
    }

    /// Leaves a number that is high enough, whether the source sets it or the engine does, a
    /// formula, which grows with the instance's class, and what nobody may change.
    private static void raise(
            Map<String, String> values, @Nullable Parameter known, String name, int least) {
        if (known == null || !isModifiable(known)) {
            return;
        }
        String set = values.get(name);
        String now = set == null ? known.parameterValue() : set;
        if (now == null || (now.matches("\\d{1,9}") && Integer.parseInt(now) < least)) {
            values.put(name, Integer.toString(least));
        }
    }

    private static boolean isModifiable(@Nullable Parameter known) {
        return known != null && Boolean.TRUE.equals(known.isModifiable());
    }

    private static void write(
            GroupCalls groups,
            String group,
            Map<String, String> values,
            Map<String, Parameter> known) {
        List<Parameter> parameters =
                values.entrySet().stream()
                        .filter(value -> known.containsKey(value.getKey()))
                        .map(value -> setting(value.getKey(), value.getValue(), known))
                        .toList();
        for (int from = 0; from < parameters.size(); from += AT_ONCE) {
            groups.modify(
                    group, parameters.subList(from, Math.min(from + AT_ONCE, parameters.size())));
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
