package io.greenlight.replication.database;

import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.Postgres;
import io.greenlight.backbone.cluster.database.PublishableTables.Table;
import io.greenlight.backbone.cluster.database.Query;
import io.greenlight.backbone.cluster.database.RunSession;
import io.greenlight.contracts.Lsn;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// A session of a run, and what replication asks of it.
public final class Session extends RunSession {

    private static final String HAS_SCHEMA =
            "SELECT EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = ?)";

    private static final String ENABLED_SUBSCRIPTIONS =
            """
            SELECT pg_catalog.format('in %s: ALTER SUBSCRIPTION %I DISABLE;', d.datname, s.subname)
              FROM pg_catalog.pg_subscription AS s
              JOIN pg_catalog.pg_database AS d ON d.oid = s.subdbid
             WHERE s.subenabled AND d.datallowconn
             ORDER BY d.datname COLLATE "C", s.subname COLLATE "C"
            """;

    private Session(Postgres postgres, Database database, Login login, RunNames names)
            throws SQLException {
        super(postgres, database, login, names);
    }

    /// Opens it; the caller closes it.
    public static Session open(Postgres postgres, Database database, Login login, RunNames names)
            throws SQLException {
        return new Session(postgres, database, login, names);
    }

    /// Where the log of this server ends now.
    public Lsn currentLsn() throws SQLException {
        return Lsn.parse(ask("SELECT pg_catalog.pg_current_wal_lsn()"));
    }

    /// Where the storage of a clone ends in the log of what it was cloned from.
    public Lsn volumeStart() throws SQLException {
        return Lsn.parse(ask("SELECT pg_catalog.aurora_volume_logical_start_lsn()"));
    }

    /// A setting of this server, as the server has it now.
    public String setting(String name) throws SQLException {
        return ask("SELECT pg_catalog.current_setting(?)", name);
    }

    /// Whether the schema of the run is in this database.
    public boolean hasRunSchema() throws SQLException {
        return new Query(connection(), HAS_SCHEMA, names().schema()).one(row -> row.getBoolean(1));
    }

    /// Publishes every table that a publication can carry, with those of the run; the former.
    public List<Table> publish() throws SQLException {
        List<Table> tables = tables();
        publication()
                .carry(Stream.concat(tables.stream(), runSchema().replicated().stream()).toList());
        return tables;
    }

    /// The statements that disable the subscriptions which are enabled, of all databases, each with
    /// its database's name before it.
    public List<String> disablingStatements() throws SQLException {
        return new Query(connection(), ENABLED_SUBSCRIPTIONS).texts();
    }

    public RowFreezing rowFreezing() {
        return new RowFreezing(connection());
    }

    public ReplicaIdentities replicaIdentities() {
        return new ReplicaIdentities(connection(), names());
    }

    public ReplicationRole role() {
        return new ReplicationRole(connection(), names().replicationRole());
    }

    public RunMark mark() {
        return new RunMark(connection());
    }

    public SlotAttempt slotAttempt(Duration deadline) {
        return new SlotAttempt(this, connection(), deadline);
    }

    public Leftovers leftovers() {
        return new Leftovers(this, connection());
    }

    public TopStatements topStatements() {
        return new TopStatements(connection());
    }

    public GenericPlans genericPlans() {
        return new GenericPlans(connection());
    }

    public ApplyProbe applyProbe() {
        return new ApplyProbe(connection());
    }

    LoadSchema loadSchema() {
        return new LoadSchema(connection(), names().loadSchema());
    }

    /// This session as one of a load's clients.
    LoadClient loadClient() throws SQLException {
        return LoadClient.of(connection(), names().loadSchema());
    }

    public ApplyErrors applyErrors() {
        return new ApplyErrors(connection());
    }

    public Heartbeat heartbeat() {
        return new Heartbeat(connection());
    }

    private String ask(String question, Object... values) throws SQLException {
        return new Query(connection(), question, values).text();
    }
}
