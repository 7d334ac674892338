package io.greenlight.preflight.forecast;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What the server says of itself, once.
///
/// @param changes of every database
/// @param sinceReset its own account of the log since its statistics were reset; 13 keeps none
/// @param slotLimit `max_slot_wal_keep_size` in bytes; empty where slots may hold back without
///   limit
public record ServerSigns(
        Sample sample,
        List<Changes> changes,
        Optional<LogRate.Over> sinceReset,
        OptionalLong slotLimit) {

    public ServerSigns {
        changes = List.copyOf(changes);
    }

    /// Rows that were inserted, updated and deleted in a database since its statistics were reset.
    public record Changes(String database, long rows) {}
}
