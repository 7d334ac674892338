package io.greenlight.cutover.database;

import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.database.PublishableTables;
import io.greenlight.backbone.cluster.database.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// The schema of the run in one database, and what lies outside of it: the tables that move.
public final class RunSchema {

    private static final String DROP =
            "SELECT pg_catalog.format('DROP SCHEMA IF EXISTS %I CASCADE', ?::text)";

    private final Connection connection;
    private final RunNames names;

    RunSchema(Connection connection, RunNames names) {
        this.connection = connection;
        this.names = names;
    }

    /// A statement that writes one row, for a session that comes through a pooler: it can ask the
    /// server for no name. The schema's name is ours, of letters that need no quotes.
    public static String probe(RunNames names) {
        return "UPDATE " + names.schema() + ".heartbeat SET written_at = pg_catalog.now()";
    }

    /// The tables of this database whose rows a publication can carry.
    public List<PublishableTables.Table> tables() throws SQLException {
        return PublishableTables.in(connection, names);
    }

    /// Removes the schema and all in it.
    public void drop() throws SQLException {
        new Query(connection, DROP, names.schema()).build();
    }
}
