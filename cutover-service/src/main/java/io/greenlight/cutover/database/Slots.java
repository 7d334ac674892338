package io.greenlight.cutover.database;

import io.greenlight.backbone.cluster.database.Query;
import io.greenlight.backbone.cluster.database.SqlFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// The logical slots of one server.
public final class Slots {

    private static final String READER = SqlFile.beside(Slots.class, "slot_reader.sql");

    private static final String MAKE =
            """
            SELECT pg_catalog.pg_create_logical_replication_slot(?, 'pgoutput')
             WHERE NOT EXISTS (
                     SELECT FROM pg_catalog.pg_replication_slots WHERE slot_name = ?)
            """;

    private static final String END_READER =
            """
            SELECT pg_catalog.pg_terminate_backend(s.active_pid)
              FROM pg_catalog.pg_replication_slots AS s
             WHERE s.slot_name = ? AND s.active_pid IS NOT NULL
            """;

    private static final String DROP =
            """
            SELECT pg_catalog.pg_drop_replication_slot(s.slot_name)
              FROM pg_catalog.pg_replication_slots AS s
             WHERE s.slot_name = ? AND s.active_pid IS NULL
            """;

    private final Connection connection;

    public Slots(Connection connection) {
        this.connection = connection;
    }

    /// Who reads a slot; without a pid nobody does.
    public record Reader(int pid, String application, String address, String since) {

        public boolean isThere() {
            return pid != 0;
        }

        @Override
        public String toString() {
            return isThere()
                    ? "pid %d, called %s, from %s, since %s"
                            .formatted(pid, application, address, since)
                    : "nobody";
        }
    }

    /// The slot's reader; empty if there is no such slot.
    public Optional<Reader> reader(String slot) throws SQLException {
        return new Query(connection, READER, slot)
                .first(row ->
                        new Reader(
                                row.getInt(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4)));
    }

    /// Makes the slot in this connection's database, unless it is there.
    public void make(String slot) throws SQLException {
        new Query(connection, MAKE, slot, slot).list(row -> row.getString(1));
    }

    /// Drops the slot, ending whoever reads it; true when it is gone.
    public boolean drop(String slot) throws SQLException {
        new Query(connection, END_READER, slot).list(row -> row.getString(1));
        new Query(connection, DROP, slot).list(row -> row.getString(1));
        return reader(slot).isEmpty();
    }
}
