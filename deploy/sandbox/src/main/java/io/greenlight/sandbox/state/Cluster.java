package io.greenlight.sandbox.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A DB cluster.
///
/// @param attributes what RDS lets one set and the sandbox merely gives back, by its name there
public record Cluster(
        String identifier,
        Origin origin,
        Status status,
        Engine engine,
        Storage storage,
        SortedMap<String, String> attributes,
        List<Tag> tags) {

    public Cluster {
        attributes = new TreeMap<>(attributes);
        tags = List.copyOf(tags);
    }

    public String masterUser() {
        return attributes.getOrDefault("MasterUsername", "postgres");
    }

    /// Whether its servers' log files go to CloudWatch.
    public boolean exportsLogs() {
        return List.of(attributes.getOrDefault("EnabledCloudwatchLogsExports", "").split(",", -1))
                .contains("postgresql");
    }

    public boolean isAvailable() {
        return status == Status.AVAILABLE;
    }

    public Cluster named(String name) {
        return new Cluster(name, origin, status, engine, storage, attributes, tags);
    }

    public Cluster in(Status now) {
        return new Cluster(identifier, origin, now, engine, storage, attributes, tags);
    }

    public Cluster on(Engine now) {
        return new Cluster(identifier, origin, status, now, storage, attributes, tags);
    }

    public Cluster stored(Storage now) {
        return new Cluster(identifier, origin, status, engine, now, attributes, tags);
    }

    public Cluster with(Map<String, String> changed) {
        SortedMap<String, String> merged = new TreeMap<>(attributes);
        merged.putAll(changed);
        return new Cluster(identifier, origin, status, engine, storage, merged, tags);
    }

    public Cluster tagged(List<Tag> now) {
        return new Cluster(
                identifier, origin, status, engine, storage, attributes, new ArrayList<>(now));
    }
}
