package io.greenlight.replication.aws;

/// An instance of a cluster.
///
/// @param size RDS's instance class
/// @param status RDS's word: `available`, `creating`, ...
/// @param rebootPending whether parameters of its cluster wait for a restart
public record Instance(String name, String size, String status, Role role, boolean rebootPending) {

    /// What it does in its cluster.
    public enum Role {
        WRITER,
        READER
    }

    public boolean isAvailable() {
        return status.equals("available");
    }

    public boolean isBeingDeleted() {
        return status.equals("deleting");
    }

    public boolean isWriter() {
        return role == Role.WRITER;
    }
}
