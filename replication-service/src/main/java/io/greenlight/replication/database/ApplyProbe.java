package io.greenlight.replication.database;

import io.greenlight.backbone.cluster.database.Objection;
import io.greenlight.backbone.cluster.database.Query;
import io.greenlight.backbone.cluster.database.SqlFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Writes rows of a clone anew as replication would write them, with an empty search_path and as a
/// replica, in transactions that are taken back: what their constraints, indexes, generated
/// columns, domains and triggers call is really called.
public final class ApplyProbe {

    private static final String TABLES = SqlFile.beside(ApplyProbe.class, "apply_probes.sql");

    private static final String NO_PATH = "SELECT pg_catalog.set_config('search_path', '', true)";

    private static final String BEGIN =
            """
            SELECT pg_catalog.set_config(s.name, s.setting, true)
              FROM (VALUES ('session_replication_role', 'replica'), ('statement_timeout', '10s'))
                   AS s (name, setting)
            """;

    /// What takes a trigger out of its database, where no rollback follows.
    private static final String WAYS_OUT =
            """
            SELECT e.extname
              FROM pg_catalog.pg_extension AS e
             WHERE e.extname IN (
                       'aws_lambda', 'aws_s3', 'dblink', 'http', 'mysql_fdw', 'oracle_fdw',
                       'pg_net', 'pg_tle', 'plperlu', 'plpython3u', 'postgres_fdw', 'tds_fdw')
             ORDER BY e.extname
            """;

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private final Connection connection;

    ApplyProbe(Connection connection) {
        this.connection = connection;
    }

    /// A table to be written to.
    ///
    /// @param name quoted
    /// @param objects what calls functions there
    /// @param fires whether a trigger of its fires under replication
    /// @param statement writes some of its rows anew
    public record Table(String name, List<String> objects, boolean fires, String statement) {

        public Table {
            objects = List.copyOf(objects);
        }
    }

    /// What came of a table.
    public sealed interface Result {

        /// So many rows could be written; of an empty table none.
        record Written(int rows) implements Result {}

        /// Replication would stop there.
        record Stopped(String objection) implements Result {}

        /// This user may not do what replication does.
        record NotAllowed(String objection) implements Result {}
    }

    /// Those that call something, the biggest first.
    public List<Table> tables() throws SQLException {
        connection.setAutoCommit(false);
        try {
            // Without one the names of types are written with their schemas.
            new Query(connection, NO_PATH).text();
            return new Query(connection, TABLES)
                    .list(row ->
                            new Table(
                                    row.getString(1),
                                    List.of((String[]) row.getArray(2).getArray()),
                                    row.getBoolean(3),
                                    row.getString(4)));
        } finally {
            takeBack();
        }
    }

    /// Extensions of this database by which a trigger could reach something else.
    public List<String> waysOut() throws SQLException {
        return new Query(connection, WAYS_OUT).texts();
    }

    /// Writes some of its rows, and takes that back.
    public Result write(Table table) throws SQLException {
        connection.setAutoCommit(false);
        try {
            new Query(connection, BEGIN).texts();
            new Query(connection, NO_PATH).text();
            return new Result.Written(new Query(connection, table.statement()).update());
        } catch (SQLException refused) {
            if (INSUFFICIENT_PRIVILEGE.equals(refused.getSQLState())) {
                return new Result.NotAllowed(String.valueOf(refused.getMessage()));
            }
            return new Result.Stopped(
                    Query.wasCanceled(refused)
                            ? String.valueOf(refused.getMessage())
                            : Objection.of(refused));
        } finally {
            takeBack();
        }
    }

    private void takeBack() throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
    }
}
