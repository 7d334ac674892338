package io.greenlight.backbone.cluster.database;

import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.database.PublishableTables.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/// The schema of the run in one database: marker and heartbeat, which are replicated, and what says
/// of which run a clone is, and where the commit row will be.
public final class RunSchema {

    private static final String CREATE = SqlFile.beside(RunSchema.class, "create_run_schema.sql");

    private static final String DROP =
            "SELECT pg_catalog.format('DROP SCHEMA IF EXISTS %I CASCADE', ?::text)";

    private final Connection connection;
    private final RunNames names;

    RunSchema(Connection connection, RunNames names) {
        this.connection = connection;
        this.names = names;
    }

    /// Makes what is not there yet.
    public void make() throws SQLException {
        new Query(connection, CREATE, names.schema()).build();
    }

    /// Those of its tables that are replicated with the application's.
    public List<Table> replicated() {
        return Stream.of("heartbeat", "marker")
                .map(table -> new Table(names.schema(), table, names.schema() + "." + table, true))
                .toList();
    }

    /// Removes the schema and all in it; one that is not there is not missed.
    public void drop() throws SQLException {
        new Query(connection, DROP, names.schema()).build();
    }
}
