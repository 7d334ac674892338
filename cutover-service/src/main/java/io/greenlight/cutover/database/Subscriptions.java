package io.greenlight.cutover.database;

import io.greenlight.backbone.cluster.database.ConnectionString;
import io.greenlight.backbone.cluster.database.Query;
import io.greenlight.backbone.cluster.database.SqlFile;
import io.greenlight.contracts.Lsn;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The subscriptions of one database.
public final class Subscriptions {

    private static final String STATE =
            SqlFile.beside(Subscriptions.class, "subscription_state.sql");

    private static final String DROPPING =
            """
            SELECT pg_catalog.format('ALTER SUBSCRIPTION %1$I DISABLE', s.subname),
                   pg_catalog.format('ALTER SUBSCRIPTION %1$I SET (slot_name = NONE)', s.subname),
                   pg_catalog.format('DROP SUBSCRIPTION %1$I', s.subname)
              FROM pg_catalog.pg_subscription AS s
              JOIN pg_catalog.pg_database AS d ON d.oid = s.subdbid
             WHERE d.datname = pg_catalog.current_database() AND s.subname = ?
            """;

    private static final String MAKING =
            """
            SELECT pg_catalog.format(
                     'CREATE SUBSCRIPTION %I CONNECTION %L PUBLICATION %I WITH (enabled = false,'
                     || ' copy_data = false, create_slot = false, slot_name = %L)',
                     ?::text, ?::text, ?::text, ?::text)
             WHERE NOT EXISTS (
                     SELECT FROM pg_catalog.pg_subscription AS s
                       JOIN pg_catalog.pg_database AS d ON d.oid = s.subdbid
                      WHERE d.datname = pg_catalog.current_database() AND s.subname = ?)
            """;

    private static final String START_AT =
            """
            SELECT pg_catalog.pg_replication_origin_advance(
                       'pg_' || s.oid, ?::pg_catalog.pg_lsn)
              FROM pg_catalog.pg_subscription AS s
              JOIN pg_catalog.pg_database AS d ON d.oid = s.subdbid
             WHERE d.datname = pg_catalog.current_database() AND s.subname = ?
            """;

    private static final String ENABLING =
            "SELECT pg_catalog.format('ALTER SUBSCRIPTION %I ENABLE', ?::text)";

    private final Connection connection;

    public Subscriptions(Connection connection) {
        this.connection = connection;
    }

    /// How a subscription does.
    ///
    /// @param worker pid of its apply worker, 0 if there is none
    /// @param unready tables that it does not follow yet
    public record State(boolean enabled, int worker, int unready) {}

    /// The subscription's state; empty if there is no such one.
    public Optional<State> state(String subscription) throws SQLException {
        return new Query(connection, STATE, subscription)
                .first(row -> new State(row.getBoolean(1), row.getInt(2), row.getInt(3)));
    }

    /// Drops the subscription and leaves its slot, which may be on a server that is away.
    public void drop(String subscription) throws SQLException {
        List<List<String>> statements =
                new Query(connection, DROPPING, subscription)
                        .list(row -> List.of(row.getString(1), row.getString(2), row.getString(3)));
        for (String sql : statements.stream().flatMap(List::stream).toList()) {
            Query.execute(connection, sql);
        }
    }

    /// Makes a subscription that goes on from a slot that is there, behind a position of the
    /// server's log. Done twice, it goes on from where it had come to.
    public void follow(String subscription, ConnectionString server, String publication, Lsn from)
            throws SQLException {
        new Query(
                        connection,
                        MAKING,
                        subscription,
                        server.text(),
                        publication,
                        subscription,
                        subscription)
                .build();
        if (state(subscription).filter(State::enabled).isEmpty()) {
            new Query(connection, START_AT, from.toString(), subscription).texts();
            new Query(connection, ENABLING, subscription).build();
        }
    }
}
