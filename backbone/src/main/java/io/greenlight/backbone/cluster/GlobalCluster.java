package io.greenlight.backbone.cluster;

import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.PostgresVersion;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A Global Database: clusters in several regions with the same data, one of which writes.
///
/// @param version what RDS says that all of it is
/// @param status RDS's word: `available`, `upgrading`, ...
/// @param host where whoever writes answers, in whatever region, on the port of its cluster; null
///   where RDS names none
/// @param members the primary first, if any writes at this moment
public record GlobalCluster(
        String identifier,
        PostgresVersion version,
        String status,
        @Nullable String host,
        List<Member> members) {

    public GlobalCluster {
        members = List.copyOf(members);
    }

    /// One without an endpoint of its own.
    public GlobalCluster(
            String identifier, PostgresVersion version, String status, List<Member> members) {
        this(identifier, version, status, null, members);
    }

    /// One of its clusters.
    ///
    /// @param writes whether it is the primary
    public record Member(ClusterRef cluster, String arn, boolean writes) {}

    public boolean isAvailable() {
        return status.equals("available");
    }

    /// Where whoever writes answers, if RDS names it.
    public Optional<String> writerHost() {
        return Optional.ofNullable(host);
    }

    /// Whether a member writes: between two primaries none does.
    public boolean hasPrimary() {
        return members.stream().anyMatch(Member::writes);
    }

    /// The clusters that follow the primary.
    public List<Member> secondaries() {
        return members.stream().filter(member -> !member.writes()).toList();
    }
}
