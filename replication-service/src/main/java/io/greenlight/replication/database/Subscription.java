package io.greenlight.replication.database;

import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.database.ConnectionString;
import io.greenlight.backbone.cluster.database.Query;
import io.greenlight.backbone.cluster.database.SqlFile;
import io.greenlight.contracts.Lsn;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// The run's subscription in one database of the target, which is called like the slot it reads.
public final class Subscription {

    private static final String FIND = SqlFile.beside(Subscription.class, "find_subscription.sql");
    private static final String CREATE =
            SqlFile.beside(Subscription.class, "create_subscription.sql");

    private static final String ENABLE =
            "SELECT pg_catalog.format('ALTER SUBSCRIPTION %I ENABLE', ?::text)";

    private static final String PROGRESS =
            "SELECT pg_catalog.pg_replication_origin_progress(?, true)";
    private static final String ADVANCE =
            "SELECT pg_catalog.pg_replication_origin_advance(?, ?::pg_catalog.pg_lsn)";

    private static final String ERRORS =
            """
            SELECT s.apply_error_count
              FROM pg_catalog.pg_stat_subscription_stats AS s
             WHERE s.subid = ?
            """;

    private static final int COUNTS_ERRORS_FROM = 15;

    private final Connection connection;
    private final RunNames names;
    private final String name;

    Subscription(Connection connection, RunNames names, String name) {
        this.connection = connection;
        this.names = names;
        this.name = name;
    }

    /// The subscription as it stands.
    ///
    /// @param origin under which name the server keeps how far it has applied
    /// @param working whether an apply worker runs now
    public record State(long id, boolean enabled, String origin, boolean working) {}

    /// How it stands; empty if it is not there.
    public Optional<State> find() throws SQLException {
        return new Query(connection, FIND, name)
                .first(row ->
                        new State(
                                row.getLong(1),
                                row.getBoolean(2),
                                row.getString(3),
                                row.getBoolean(4)));
    }

    /// Makes it, not enabled: it copies nothing, makes no slot, and waits to be told where to
    /// start.
    public void make(ConnectionString source) throws SQLException {
        LogSilence.over(connection);
        new Query(connection, CREATE, name, source.text(), names.publication()).build();
    }

    public void enable() throws SQLException {
        new Query(connection, ENABLE, name).build();
    }

    /// How far it has applied; empty if it never did.
    public Optional<Lsn> progress(State state) throws SQLException {
        return new Query(connection, PROGRESS, state.origin())
                .one(row -> Optional.ofNullable(row.getString(1)))
                .map(Lsn::parse)
                .filter(lsn -> lsn.position() != 0);
    }

    /// Says where it has to start. Nobody may be applying.
    public void startAt(State state, Lsn lsn) throws SQLException {
        new Query(connection, ADVANCE, state.origin(), lsn.toString()).texts();
    }

    /// How often applying failed; 0 where the server does not count (before 15).
    public long errors(State state) throws SQLException {
        if (connection.getMetaData().getDatabaseMajorVersion() < COUNTS_ERRORS_FROM) {
            return 0;
        }
        return new Query(connection, ERRORS, state.id()).first(row -> row.getLong(1)).orElse(0L);
    }
}
