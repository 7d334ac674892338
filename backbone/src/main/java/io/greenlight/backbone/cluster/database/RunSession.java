package io.greenlight.backbone.cluster.database;

import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.RunNames;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// One open session on one database of one side of a run, and what every service asks of it. The
/// schema of the run comes first in its search path. One thread uses it at a time.
///
/// A service's own session extends it with what that service alone asks.
public abstract class RunSession implements AutoCloseable {

    /// What a run holds open may have nothing to say for long, whatever its owner set for others. A
    /// server words times the same for whoever asks, keeps what it has acknowledged, compiles no
    /// query that is run once, and refuses one from which policies would hide rows.
    private static final String BEGIN =
            """
            SELECT pg_catalog.set_config('search_path', ?, false)
             UNION ALL
            SELECT pg_catalog.set_config(s.name, s.setting, false)
              FROM (VALUES ('TimeZone', 'UTC'), ('synchronous_commit', 'on'), ('jit', 'off'),
                           ('row_security', 'off')) AS s (name, setting)
             UNION ALL
            SELECT pg_catalog.set_config(s.name, '0', false)
              FROM (VALUES ('idle_session_timeout'), ('idle_in_transaction_session_timeout'),
                           ('transaction_timeout')) AS s (name)
             WHERE pg_catalog.current_setting(s.name, true) IS NOT NULL
            """;

    private static final String SET = "SELECT pg_catalog.set_config(?, ?, false)";

    private final Database database;
    private final Connection connection;
    private final RunNames names;

    /// Opens it; the caller closes it.
    protected RunSession(Postgres postgres, Database database, Login login, RunNames names)
            throws SQLException {
        this.database = database;
        this.names = names;
        this.connection = postgres.open(database, login);
        try {
            new Query(connection, BEGIN, names.schema()).texts();
        } catch (SQLException broken) {
            connection.close();
            throw broken;
        }
    }

    /// The name of its database.
    public String database() {
        return database.name();
    }

    /// The databases of this server that an upgrade is about.
    public List<String> databases() throws SQLException {
        return Databases.names(connection);
    }

    /// The tables of this database whose rows a publication can carry.
    public List<PublishableTables.Table> tables() throws SQLException {
        return PublishableTables.in(connection, names);
    }

    public RunSchema runSchema() {
        return new RunSchema(connection, names);
    }

    public SchemaRecord schemaRecord() {
        return new SchemaRecord(connection, names);
    }

    /// Whether this server replays the log of another, as a reader does, and a writer no more.
    public boolean isInRecovery() throws SQLException {
        return new Query(connection, "SELECT pg_catalog.pg_is_in_recovery()")
                .one(row -> row.getBoolean(1));
    }

    /// On the target: whether it may be switched to.
    public Offer offer() {
        return new Offer(connection);
    }

    /// What the planner knows of this database's tables.
    public Statistics statistics() {
        return new Statistics(connection);
    }

    public Extensions extensions() {
        return new Extensions(connection);
    }

    public Slots slots() {
        return new Slots(connection);
    }

    /// The replication slots that are not of this run.
    public StandingSlots standingSlots() {
        return new StandingSlots(connection, names);
    }

    /// The publication of the way forth, on the source.
    public Publication publication() {
        return new Publication(this, names.publication(), Publication.Acts.ALL);
    }

    /// The publication of the way back, on the target.
    public Publication publicationBack() {
        return new Publication(this, names.publicationBack(), Publication.Acts.ALL);
    }

    /// The one beside it, for tables whose rows a subscriber cannot tell apart: with the other one
    /// the new cluster would refuse UPDATE and DELETE on them for as long as the way back is open.
    public Publication insertsBack() {
        return new Publication(this, names.insertsBack(), Publication.Acts.WITHOUT_IDENTITY);
    }

    /// The subscription of this database that has that name, which is its slot's, too.
    public Subscription subscription(String name) {
        return new Subscription(connection, name);
    }

    /// Statements that take longer fail from now on, and so does waiting for a server from which
    /// nothing comes for twice as long; 0 lets them take as long as they want.
    public void limitStatements(int milliseconds) throws SQLException {
        new Query(connection, SET, "statement_timeout", Integer.toString(milliseconds)).text();
        connection.setNetworkTimeout(Runnable::run, 2 * milliseconds);
    }

    protected final Connection connection() {
        return connection;
    }

    protected final RunNames names() {
        return names;
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
