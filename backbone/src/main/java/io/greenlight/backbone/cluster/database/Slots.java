package io.greenlight.backbone.cluster.database;

import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.contracts.Lsn;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The logical slots of one server. They belong to a database, and their names are unique over all.
public final class Slots {

    private static final String FIND = SqlFile.beside(Slots.class, "find_slot.sql");

    private static final String OF_RUN =
            """
            SELECT s.database, s.slot_name
              FROM pg_catalog.pg_replication_slots AS s
             WHERE s.slot_type = 'logical'
               AND s.slot_name ~ ?
            """;

    private static final String MAKE =
            """
            SELECT pg_catalog.pg_create_logical_replication_slot(?, 'pgoutput')
             WHERE NOT EXISTS (
                     SELECT
                       FROM pg_catalog.pg_replication_slots AS s
                      WHERE s.slot_name = ?)
            """;

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

    private final Connection connection;

    Slots(Connection connection) {
        this.connection = connection;
    }

    /// A slot as it stands.
    ///
    /// @param confirmed before there nothing will be sent any more
    public record Slot(String name, String database, String plugin, Lsn confirmed, Reader reader) {

        /// Whether it is what we make, in that database.
        public boolean isOurs(String expectedDatabase) {
            return database.equals(expectedDatabase) && plugin.equals("pgoutput");
        }
    }

    /// Who reads a slot; without a pid nobody does. A subscription's worker calls itself by the
    /// subscription's name.
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

    /// The slot of that name.
    public Optional<Slot> find(String name) throws SQLException {
        return new Query(connection, FIND, name)
                .first(row ->
                        new Slot(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                Lsn.parse(row.getString(4)),
                                new Reader(
                                        row.getInt(5),
                                        row.getString(6),
                                        row.getString(7),
                                        row.getString(8))));
    }

    /// The names of the run's slots, each under its database: as the server has them, whatever
    /// databases have come and gone since they got their numbers.
    public Map<String, String> of(RunNames run) throws SQLException {
        return new Query(connection, OF_RUN, run.slotPattern())
                .list(row -> Map.entry(row.getString(1), row.getString(2))).stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// Makes the slot in this session's database, unless it is there.
    public void make(String name) throws SQLException {
        new Query(connection, MAKE, name, name).texts();
    }

    /// Drops the slot, ending whoever reads it; true when it is gone.
    public boolean drop(String name) throws SQLException {
        new Query(connection, END_READER, name).texts();
        new Query(connection, DROP, name).texts();
        return find(name).isEmpty();
    }
}
