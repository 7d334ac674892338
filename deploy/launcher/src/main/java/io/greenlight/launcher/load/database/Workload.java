package io.greenlight.launcher.load.database;

import java.util.List;

/// The statements of a load on one database.
///
/// @param database which one
/// @param append takes a client and a number
public record Workload(
        String database, String append, List<Statement> reads, List<Statement> updates) {

    public Workload {
        reads = List.copyOf(reads);
        updates = List.copyOf(updates);
        if (reads.isEmpty() || updates.isEmpty()) {
            throw new IllegalArgumentException("a load needs something to read and to update");
        }
    }

    /// A statement with at most one parameter.
    ///
    /// @param keys its parameter is a number from 1 to this; 0 if it has none
    public record Statement(String sql, long keys) {}
}
