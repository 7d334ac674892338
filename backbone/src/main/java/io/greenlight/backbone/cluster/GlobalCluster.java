package io.greenlight.backbone.cluster;

import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.PostgresVersion;
import java.util.List;

/// A Global Database: clusters in several regions with the same data, one of which writes.
///
/// @param version what RDS says that all of it is
/// @param status RDS's word: `available`, `upgrading`, ...
/// @param members the primary first
public record GlobalCluster(
        String identifier, PostgresVersion version, String status, List<Member> members) {

    public GlobalCluster {
        members = List.copyOf(members);
    }

    /// One of its clusters.
    ///
    /// @param writes whether it is the primary
    public record Member(ClusterRef cluster, String arn, boolean writes) {}

    public boolean isAvailable() {
        return status.equals("available");
    }

    /// The clusters that follow the primary.
    public List<Member> secondaries() {
        return members.stream().filter(member -> !member.writes()).toList();
    }
}
