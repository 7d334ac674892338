package io.greenlight.replication.database;

import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.database.Query;
import io.greenlight.backbone.cluster.database.SqlFile;
import io.greenlight.contracts.UpgradeId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// The schema of the run in one database: marker and heartbeat, which are replicated, and what says
/// of which run a clone is, and where the commit row will be.
public final class RunSchema {

    private static final String CREATE = SqlFile.beside(RunSchema.class, "create_run_schema.sql");

    private static final String DROP =
            "SELECT pg_catalog.format('DROP SCHEMA IF EXISTS %I CASCADE', ?::text)";

    private static final String MARK =
            """
            INSERT INTO run (upgrade, nonce)
            VALUES (?, ?)
            ON CONFLICT (upgrade) DO UPDATE SET nonce = EXCLUDED.nonce
            """;

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

    /// Removes the schema and all in it; one that is not there is not missed.
    public void drop() throws SQLException {
        new Query(connection, DROP, names.schema()).build();
    }

    /// Leaves the run's own mark.
    public void mark(UpgradeId upgrade, String nonce) throws SQLException {
        new Query(connection, MARK, upgrade.value(), nonce).update();
    }

    /// The mark that is there. The schema must be.
    public Optional<String> marked(UpgradeId upgrade) throws SQLException {
        return new Query(connection, "SELECT nonce FROM run WHERE upgrade = ?", upgrade.value())
                .first(row -> row.getString(1));
    }
}
