package io.greenlight.cutover.database;

import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.Postgres;
import io.greenlight.backbone.cluster.database.Query;
import java.sql.Connection;
import java.sql.SQLException;

/// One open session on one database of one side, and what can be asked of it. The schema of the run
/// comes first in its search path. One thread uses it at a time.
public final class Session implements AutoCloseable {

    private static final String SEARCH_PATH =
            "SELECT pg_catalog.set_config('search_path', ?, false)";

    private final Database database;
    private final Connection connection;
    private final RunNames names;

    private Session(Database database, Connection connection, RunNames names) {
        this.database = database;
        this.connection = connection;
        this.names = names;
    }

    static Session open(Postgres postgres, Database database, Login login, RunNames names)
            throws SQLException {
        Connection connection = postgres.open(database, login);
        try {
            new Query(connection, SEARCH_PATH, names.schema()).text();
            return new Session(database, connection, names);
        } catch (SQLException broken) {
            connection.close();
            throw broken;
        }
    }

    public String database() {
        return database.name();
    }

    public MarkerTable marker() {
        return new MarkerTable(connection);
    }

    public Sequences sequences() {
        return new Sequences(connection, names.schema());
    }

    public SchemaObjects schema() {
        return new SchemaObjects(connection);
    }

    public Slots slots() {
        return new Slots(connection);
    }

    public Subscriptions subscriptions() {
        return new Subscriptions(connection);
    }

    public Publications publications() {
        return new Publications(connection);
    }

    public Fence fence() {
        return new Fence(connection);
    }

    public Activity activity() {
        return new Activity(connection);
    }

    public CommitRow commitRow() {
        return new CommitRow(connection);
    }

    /// Hashes tables, and lets the server rest in between.
    ///
    /// @param share of the time that hashing may keep the server busy, over 0 and up to 1
    public TableHashes hashes(double share) throws SQLException {
        return new TableHashes(connection, share);
    }

    public RunSchema runSchema() {
        return new RunSchema(connection, names);
    }

    /// Statements that take longer fail from now on.
    public void limitStatements(int milliseconds) throws SQLException {
        new Query(
                        connection,
                        "SELECT pg_catalog.set_config('statement_timeout', ?, false)",
                        Integer.toString(milliseconds))
                .text();
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
