package io.greenlight.sandbox.state;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A DB instance: the server that works on a cluster's volume.
///
/// @param cluster the cluster's resource id, which outlives its name
/// @param applied the parameters that the server runs with, as opposed to what its groups say now
public record Instance(
        String identifier,
        Origin origin,
        String cluster,
        Status status,
        String parameterGroup,
        SortedMap<String, String> applied,
        SortedMap<String, String> attributes,
        List<Tag> tags) {

    public Instance {
        applied = new TreeMap<>(applied);
        attributes = new TreeMap<>(attributes);
        tags = List.copyOf(tags);
    }

    public Instance named(String name) {
        return new Instance(
                name, origin, cluster, status, parameterGroup, applied, attributes, tags);
    }

    public Instance in(Status now) {
        return new Instance(
                identifier, origin, cluster, now, parameterGroup, applied, attributes, tags);
    }

    public Instance grouped(String group) {
        return new Instance(identifier, origin, cluster, status, group, applied, attributes, tags);
    }

    public Instance applying(Map<String, String> now) {
        return new Instance(
                identifier,
                origin,
                cluster,
                status,
                parameterGroup,
                new TreeMap<>(now),
                attributes,
                tags);
    }

    public Instance with(Map<String, String> changed) {
        SortedMap<String, String> merged = new TreeMap<>(attributes);
        merged.putAll(changed);
        return new Instance(
                identifier, origin, cluster, status, parameterGroup, applied, merged, tags);
    }

    public Instance tagged(List<Tag> now) {
        return new Instance(
                identifier, origin, cluster, status, parameterGroup, applied, attributes, now);
    }
}
