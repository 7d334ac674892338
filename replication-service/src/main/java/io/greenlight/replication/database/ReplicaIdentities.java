package io.greenlight.replication.database;

import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.database.Query;
import io.greenlight.backbone.cluster.database.SqlFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// What names a table's rows to a subscriber. Preflight asks for it before the first round; a later
/// round meets tables that preflight has never seen.
public final class ReplicaIdentities {

    private static final String MISSING =
            SqlFile.beside(ReplicaIdentities.class, "unidentified_tables.sql");

    private final Connection connection;
    private final RunNames names;

    ReplicaIdentities(Connection connection, RunNames names) {
        this.connection = connection;
        this.names = names;
    }

    /// A table whose rows nothing names.
    ///
    /// @param table quoted
    /// @param remedy the statement that mends it
    public record Missing(String table, String remedy) {}

    /// Tables that must not be published as they are: the application's own UPDATE would fail.
    public List<Missing> missing() throws SQLException {
        return new Query(connection, MISSING, names.schema())
                .list(row -> new Missing(row.getString(1), row.getString(2)));
    }
}
