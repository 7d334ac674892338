package io.greenlight.sandbox.state;

import io.greenlight.sandbox.server.EngineVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Clusters in several regions with the same data: the first of them writes, the others follow it.
///
/// @param version what the first member has to be of, while there is none
/// @param attributes what RDS lets one set and the sandbox gives back, by its name there
public record GlobalCluster(
        String identifier,
        Origin origin,
        EngineVersion version,
        SortedMap<String, String> attributes,
        List<Member> members) {

    /// A cluster in its region.
    ///
    /// @param cluster its resource id
    public record Member(String region, String cluster) {}

    public GlobalCluster {
        attributes = new TreeMap<>(attributes);
        members = List.copyOf(members);
    }

    public Optional<Member> primary() {
        return members.stream().findFirst();
    }

    public List<Member> secondaries() {
        return members.stream().skip(1).toList();
    }

    public GlobalCluster named(String name) {
        return new GlobalCluster(name, origin, version, attributes, members);
    }

    public GlobalCluster with(Map<String, String> changed) {
        SortedMap<String, String> merged = new TreeMap<>(attributes);
        merged.putAll(changed);
        return new GlobalCluster(identifier, origin, version, merged, members);
    }

    public GlobalCluster joinedBy(Member member) {
        List<Member> more = new ArrayList<>(members);
        more.add(member);
        return new GlobalCluster(identifier, origin, version, attributes, more);
    }

    public GlobalCluster without(Member member) {
        List<Member> fewer = members.stream().filter(it -> !it.equals(member)).toList();
        return new GlobalCluster(identifier, origin, version, attributes, fewer);
    }

    public GlobalCluster ledBy(Member member) {
        List<Member> ordered = new ArrayList<>(members);
        ordered.remove(member);
        ordered.addFirst(member);
        return new GlobalCluster(identifier, origin, version, attributes, ordered);
    }
}
