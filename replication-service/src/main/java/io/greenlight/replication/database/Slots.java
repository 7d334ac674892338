package io.greenlight.replication.database;

import io.greenlight.backbone.cluster.database.Query;
import io.greenlight.backbone.cluster.database.SqlFile;
import io.greenlight.contracts.Lsn;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The logical slots of one server. They belong to a database, and their names are unique over all.
public final class Slots {

    private static final String FIND = SqlFile.beside(Slots.class, "find_slot.sql");
    private static final String BLOCKERS = SqlFile.beside(Slots.class, "slot_blockers.sql");

    private static final String MAKE =
            "SELECT pg_catalog.pg_create_logical_replication_slot(?, 'pgoutput')";

    private static final String LIMIT =
            "SELECT pg_catalog.set_config('statement_timeout', ?, false)";

    private static final String END_READER =
            """
            SELECT pg_catalog.pg_terminate_backend(s.active_pid)
              FROM pg_catalog.pg_replication_slots AS s
             WHERE s.slot_name = ?
               AND s.active_pid IS NOT NULL
            """;

    private static final String DROP =
            """
            SELECT pg_catalog.pg_drop_replication_slot(s.slot_name)
              FROM pg_catalog.pg_replication_slots AS s
             WHERE s.slot_name = ?
               AND s.active_pid IS NULL
            """;

    private static final String QUERY_CANCELED = "57014";

    private final Connection connection;

    Slots(Connection connection) {
        this.connection = connection;
    }

    /// A slot as it stands.
    ///
    /// @param confirmed before there nothing will be sent any more
    /// @param reader who reads it, as pg_stat_activity calls them; empty if nobody does
    public record Slot(
            String name, String database, String plugin, Lsn confirmed, Optional<String> reader) {

        /// Whether it is what we make, in that database.
        public boolean isOurs(String expectedDatabase) {
            return database.equals(expectedDatabase) && plugin.equals("pgoutput");
        }
    }

    /// The slot of that name.
    public Optional<Slot> find(String name) throws SQLException {
        return new Query(connection, FIND, name)
                .first(row ->
                        new Slot(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                Lsn.parse(row.getString(4)),
                                Optional.ofNullable(row.getString(5))));
    }

    /// Makes the slot in this session's database. PostgreSQL waits for every transaction that
    /// writes to end, prepared ones too, without end; we wait until the deadline. Who was in the
    /// way then, or nobody: it is made.
    public List<String> make(String name, Duration deadline) throws SQLException {
        limit(deadline);
        try {
            new Query(connection, MAKE, name).texts();
            return List.of();
        } catch (SQLException refused) {
            if (!QUERY_CANCELED.equals(refused.getSQLState())) {
                throw refused;
            }
        } finally {
            limit(Duration.ZERO);
        }
        List<String> blockers = new Query(connection, BLOCKERS).texts();
        return blockers.isEmpty() ? List.of("a transaction that has ended by now") : blockers;
    }

    /// Drops the slot, ending whoever reads it; true when it is gone.
    public boolean drop(String name) throws SQLException {
        new Query(connection, END_READER, name).texts();
        new Query(connection, DROP, name).texts();
        return find(name).isEmpty();
    }

    private void limit(Duration deadline) throws SQLException {
        new Query(connection, LIMIT, Long.toString(deadline.toMillis())).texts();
    }
}
