package io.greenlight.replication.database;

import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.Databases;
import io.greenlight.backbone.cluster.database.Postgres;
import io.greenlight.backbone.cluster.database.Query;
import io.greenlight.contracts.Lsn;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// One open session on one database of one side, and what can be asked of it there. The schema of
/// the run comes first in its search path.
public final class Session implements AutoCloseable {

    private static final String SEARCH_PATH =
            "SELECT pg_catalog.set_config('search_path', ?, false)";

    private final Connection connection;
    private final RunNames names;

    private Session(Connection connection, RunNames names) {
        this.connection = connection;
        this.names = names;
    }

    /// Opens it; the caller closes it.
    public static Session open(Postgres postgres, Database database, Login login, RunNames names)
            throws SQLException {
        Connection connection = postgres.open(database, login);
        try {
            new Query(connection, SEARCH_PATH, names.schema()).texts();
            return new Session(connection, names);
        } catch (SQLException broken) {
            connection.close();
            throw broken;
        }
    }

    /// The databases that an upgrade is about.
    public List<String> databases() throws SQLException {
        return Databases.names(connection);
    }

    /// Where the log of this server ends now.
    public Lsn currentLsn() throws SQLException {
        return new Query(connection, "SELECT pg_catalog.pg_current_wal_lsn()")
                .one(row -> Lsn.parse(row.getString(1)));
    }

    /// Where the storage of a clone ends in the log of what it was cloned from.
    public Lsn volumeStart() throws SQLException {
        return new Query(connection, "SELECT pg_catalog.aurora_volume_logical_start_lsn()")
                .one(row -> Lsn.parse(row.getString(1)));
    }

    /// A setting of this server, as the server has it now.
    public String setting(String name) throws SQLException {
        return new Query(connection, "SELECT pg_catalog.current_setting(?)", name)
                .one(row -> row.getString(1));
    }

    public ReplicationRole role() {
        return new ReplicationRole(connection, names.replicationRole());
    }

    public RunSchema runSchema() {
        return new RunSchema(connection, names);
    }

    public Publication publication() {
        return new Publication(connection, names);
    }

    public Slots slots() {
        return new Slots(connection);
    }

    public Leftovers leftovers() {
        return new Leftovers(connection, names);
    }

    public Extensions extensions() {
        return new Extensions(connection);
    }

    public Subscription subscription(int database) {
        return new Subscription(connection, names, names.slot(database));
    }

    public Statistics statistics() {
        return new Statistics(connection);
    }

    public Heartbeat heartbeat() {
        return new Heartbeat(connection);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException alreadyGone) {
            // A session that cannot be closed is closed.
        }
    }
}
