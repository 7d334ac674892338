package io.greenlight.backbone.cluster.database;

import io.greenlight.contracts.Lsn;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// One subscription of one database, which is called like the slot it reads.
public final class Subscription {

    private static final String FIND = SqlFile.beside(Subscription.class, "find_subscription.sql");
    private static final String CREATE =
            SqlFile.beside(Subscription.class, "create_subscription.sql");
    private static final String DROP = SqlFile.beside(Subscription.class, "drop_subscription.sql");

    private static final String REDIRECT =
            SqlFile.beside(Subscription.class, "redirect_subscription.sql");

    private static final String NOTE =
            """
            SELECT coalesce(pg_catalog.obj_description(s.oid, 'pg_subscription'), '')
              FROM pg_catalog.pg_subscription AS s
              JOIN pg_catalog.pg_database AS d ON d.oid = s.subdbid
             WHERE d.datname = pg_catalog.current_database()
               AND s.subname = ?
            """;

    private static final String ENABLE =
            "SELECT pg_catalog.format('ALTER SUBSCRIPTION %I ENABLE', ?::text)";

    private final Connection connection;
    private final String name;

    Subscription(Connection connection, String name) {
        this.connection = connection;
        this.name = name;
    }

    /// The subscription as it stands.
    ///
    /// @param worker pid of its apply worker, 0 if there is none
    /// @param unready tables that it does not follow yet
    public record State(long id, boolean enabled, int worker, int unready) {

        public boolean isWorking() {
            return worker != 0;
        }
    }

    /// How it stands; empty if it is not there.
    public Optional<State> find() throws SQLException {
        return new Query(connection, FIND, name)
                .first(row ->
                        new State(row.getLong(1), row.getBoolean(2), row.getInt(3), row.getInt(4)));
    }

    /// Makes it over the slot of its own name, unless it is there: it copies nothing, makes no
    /// slot, and is not enabled.
    ///
    /// @param publications on that server, at least one
    public void make(ConnectionString publisher, List<String> publications) throws SQLException {
        LogSilence.over(connection);
        new Query(connection, CREATE, name, publisher.text(), publications).build();
    }

    /// Has it read from that server from now on, unless it does already: where it reads stands in
    /// its comment, for nobody but a superuser may see its connection string. How far it has come
    /// stays known; one that is not there is not made.
    public void follow(ConnectionString publisher) throws SQLException {
        String note = "follows " + publisher.database();
        boolean elsewhere =
                new Query(connection, NOTE, name)
                        .texts().stream().anyMatch(noted -> !noted.equals(note));
        if (elsewhere) {
            LogSilence.over(connection);
            new Query(connection, REDIRECT, name, publisher.text(), note).build();
        }
    }

    /// Tells it where in the publisher's log to start, and enables it. One that has applied
    /// anything, or was ever enabled, goes on from where it has come to.
    public void start(Lsn from) throws SQLException {
        State state =
                find().orElseThrow(() -> new SQLException("there is no subscription " + name));
        if (state.enabled()) {
            return;
        }
        ReplicationOrigin origin = new ReplicationOrigin(connection, state);
        if (origin.progress().isEmpty()) {
            origin.advance(from);
        }
        new Query(connection, ENABLE, name).build();
    }

    /// Drops it and leaves its slot, which may be on a server that is away; one that is not there
    /// is not missed.
    public void drop() throws SQLException {
        new Query(connection, DROP, name).build();
    }
}
