package io.greenlight.backbone.cluster;

import io.greenlight.contracts.PostgresVersion;
import java.util.Optional;

/// An instance of a cluster.
///
/// @param arn what tags are written to
/// @param size RDS's instance class
/// @param status RDS's word: `available`, `creating`, ...
/// @param parameterGroup the instance's own, beside its cluster's
/// @param rebootPending whether parameters wait for a restart
public record Instance(
        String name,
        String arn,
        String size,
        String status,
        Role role,
        String parameterGroup,
        boolean rebootPending) {

    private static final String DEFAULT = "default.";

    /// What it does in its cluster.
    public enum Role {
        WRITER,
        READER
    }

    /// The parameter group that instances of that version have for whom nobody made one.
    public static String defaultGroup(PostgresVersion version) {
        return DEFAULT + Cluster.ENGINE + version.major();
    }

    /// The parameter group that somebody made for it; empty if it has the engine's default.
    public Optional<String> ownParameterGroup() {
        return Optional.of(parameterGroup)
                .filter(group -> !group.isEmpty() && !group.startsWith(DEFAULT));
    }

    public boolean isAvailable() {
        return status.equals("available");
    }

    /// Whether it will not become available by itself (Amazon Aurora User Guide, Viewing DB
    /// instance status).
    public boolean isBroken() {
        return status.equals("failed")
                || status.equals("storage-full")
                || status.startsWith("incompatible-");
    }

    public boolean isBeingDeleted() {
        return status.equals("deleting");
    }

    public boolean isWriter() {
        return role == Role.WRITER;
    }
}
