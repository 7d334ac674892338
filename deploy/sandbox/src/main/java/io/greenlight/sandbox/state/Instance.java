package io.greenlight.sandbox.state;

import io.greenlight.sandbox.server.EngineVersion;
import io.greenlight.sandbox.server.Volume;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A DB instance: a server. The writer's works on its cluster's volume, a reader's on a copy.
///
/// @param cluster the cluster's resource id, which outlives its name
/// @param copy a reader's own copy of the volume, which follows it; a writer has none
/// @param applied the parameters that the server runs with, as opposed to what its groups say now
public record Instance(
        String identifier,
        Origin origin,
        String cluster,
        Status status,
        String parameterGroup,
        SortedMap<String, String> applied,
        SortedMap<String, String> attributes,
        List<Tag> tags,
        @Nullable Volume copy) {

    /// The attribute that says how far it is patched, and on which version: `17.10.2`.
    public static final String PATCHED = "SandboxPatched";

    public Instance {
        applied = new TreeMap<>(applied);
        attributes = new TreeMap<>(attributes);
        tags = List.copyOf(tags);
    }

    public boolean isWriter() {
        return copy == null;
    }

    /// What its server works on.
    public Volume volumeIn(Cluster home) {
        return copy == null ? home.storage().volume() : copy;
    }

    public Instance named(String name) {
        return new Instance(
                name, origin, cluster, status, parameterGroup, applied, attributes, tags, copy);
    }

    public Instance in(Status now) {
        return new Instance(
                identifier, origin, cluster, now, parameterGroup, applied, attributes, tags, copy);
    }

    public Instance grouped(String group) {
        return new Instance(
                identifier, origin, cluster, status, group, applied, attributes, tags, copy);
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
                tags,
                copy);
    }

    public Instance with(Map<String, String> changed) {
        SortedMap<String, String> merged = new TreeMap<>(attributes);
        merged.putAll(changed);
        return new Instance(
                identifier, origin, cluster, status, parameterGroup, applied, merged, tags, copy);
    }

    /// How far it is patched on that version; a patch is of one version only.
    public int patchLevel(EngineVersion version) {
        String patched = attributes.getOrDefault(PATCHED, "");
        return patched.startsWith(version + ".")
                ? Integer.parseInt(patched.substring(patched.lastIndexOf('.') + 1))
                : 0;
    }

    public Instance patched(EngineVersion version, int level) {
        return with(Map.of(PATCHED, "%s.%d".formatted(version, level)));
    }

    public Instance tagged(List<Tag> now) {
        return new Instance(
                identifier,
                origin,
                cluster,
                status,
                parameterGroup,
                applied,
                attributes,
                now,
                copy);
    }

    /// The same instance with another copy to follow on, or, with none, as the writer.
    public Instance on(@Nullable Volume volume) {
        return new Instance(
                identifier,
                origin,
                cluster,
                status,
                parameterGroup,
                applied,
                attributes,
                tags,
                volume);
    }
}
