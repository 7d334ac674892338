package io.greenlight.cutover.database;

import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.database.Query;
import io.greenlight.backbone.cluster.database.SqlFile;
import io.greenlight.cutover.cleanup.Leftovers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Leftovers as the catalogs tell of them. Slots and subscriptions are found by a pattern of their
/// names, for the number in a name is that of another day's list of databases.
final class PgLeftovers implements Leftovers {

    private static final String SUBSCRIPTIONS =
            SqlFile.beside(PgLeftovers.class, "drop_subscriptions_back.sql");
    private static final String BELONGINGS =
            SqlFile.beside(PgLeftovers.class, "drop_role_belongings.sql");

    private static final String END_READERS =
            """
            SELECT pg_catalog.pg_terminate_backend(s.active_pid)
              FROM pg_catalog.pg_replication_slots AS s
             WHERE s.slot_name ~ ?
               AND s.database = pg_catalog.current_database()
               AND s.active_pid IS NOT NULL
            """;

    private static final String DROP_SLOTS =
            """
            SELECT pg_catalog.pg_drop_replication_slot(s.slot_name)
              FROM pg_catalog.pg_replication_slots AS s
             WHERE s.slot_name ~ ?
               AND s.database = pg_catalog.current_database()
               AND s.active_pid IS NULL
            """;

    private static final String SLOTS =
            """
            SELECT s.slot_name FROM pg_catalog.pg_replication_slots AS s WHERE s.slot_name ~ ?
            """;

    private static final String READ_SLOTS =
            """
            SELECT pg_catalog.format('slot %I, read by pid %s', s.slot_name, s.active_pid)
              FROM pg_catalog.pg_replication_slots AS s
             WHERE s.slot_type = 'logical'
               AND s.active_pid IS NOT NULL
               AND s.slot_name !~ '^greenlight_[0-9a-f]{8}_'
            """;

    private static final String DROP_PUBLICATIONS =
            """
            SELECT pg_catalog.format('DROP PUBLICATION %I', p.pubname)
              FROM pg_catalog.pg_publication AS p
             WHERE p.pubname IN (?, ?, ?)
            """;

    private static final String END_SESSIONS =
            """
            SELECT pg_catalog.pg_terminate_backend(a.pid)
              FROM pg_catalog.pg_stat_activity AS a
             WHERE a.usename = ?
            """;

    private static final String DROP_ROLE =
            """
            SELECT pg_catalog.format('DROP ROLE %I', r.rolname)
              FROM pg_catalog.pg_roles AS r
             WHERE r.rolname = ?
            """;

    private final List<Connection> databases;
    private final RunNames names;

    /// @param databases a connection to each, which are closed with this
    PgLeftovers(List<Connection> databases, RunNames names) {
        this.databases = List.copyOf(databases);
        this.names = names;
    }

    @Override
    public List<String> openRoles() throws SQLException {
        return new Fence(server()).roles(names.replicationRole());
    }

    @Override
    public List<String> foreignSessions() throws SQLException {
        return new Fence(server()).foreignSessions().stream().map(Fence.Session::toString).toList();
    }

    @Override
    public List<String> readSlots() throws SQLException {
        return new Query(server(), READ_SLOTS).texts();
    }

    @Override
    public void dropSubscriptions() throws SQLException {
        for (Connection database : databases) {
            new Query(database, SUBSCRIPTIONS, slotsBack()).build();
        }
    }

    @Override
    public List<String> dropSlots() throws SQLException {
        for (Connection database : databases) {
            new Query(database, END_READERS, slotsBack()).texts();
            new Query(database, DROP_SLOTS, slotsBack()).texts();
        }
        return new Query(server(), SLOTS, slotsBack()).texts();
    }

    @Override
    public void dropPublications() throws SQLException {
        for (Connection database : databases) {
            new Query(
                            database,
                            DROP_PUBLICATIONS,
                            names.publication(),
                            names.publicationBack(),
                            names.insertsBack())
                    .build();
        }
    }

    @Override
    public void dropRole() throws SQLException {
        String role = names.replicationRole();
        new Query(server(), END_SESSIONS, role).texts();
        for (Connection database : databases) {
            new Query(database, BELONGINGS, role).build();
        }
        new Query(server(), DROP_ROLE, role).build();
    }

    @Override
    public void close() {
        for (Connection database : databases) {
            try {
                database.close();
            } catch (SQLException alreadyGone) {
                // A connection that cannot be closed is closed.
            }
        }
    }

    /// Any connection will do to ask about the server as a whole.
    private Connection server() {
        return databases.getFirst();
    }

    private String slotsBack() {
        return "^%s_[0-9]+_back$".formatted(names.publication());
    }
}
