package io.greenlight.replication.database;

import io.greenlight.backbone.cluster.database.Query;
import io.greenlight.backbone.cluster.database.SqlFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The statements on which a server has spent most time, where pg_stat_statements counts them.
public final class TopStatements {

    private static final String TOP = SqlFile.beside(TopStatements.class, "top_statements.sql");

    private static final String LOOK_THERE =
            """
            SELECT pg_catalog.set_config('search_path', pg_catalog.quote_ident(n.nspname), false)
              FROM pg_catalog.pg_extension AS e
              JOIN pg_catalog.pg_namespace AS n ON n.oid = e.extnamespace
             WHERE e.extname = 'pg_stat_statements'
            """;

    /// "pg_stat_statements must be loaded via shared_preload_libraries"
    private static final String NOT_LOADED = "55000";

    private final Connection connection;

    TopStatements(Connection connection) {
        this.connection = connection;
    }

    /// A statement, with `$1` in the place of every value.
    ///
    /// @param database where it is run, which may be any of the server's
    /// @param id as pg_stat_statements tells statements apart
    /// @param searchPath of those who run it
    public record Statement(
            String database,
            String id,
            long calls,
            double milliseconds,
            String text,
            String searchPath) {}

    /// Those of the whole server; empty if this database has not the extension, or the server does
    /// not load its library.
    public Optional<List<Statement>> most(int limit) throws SQLException {
        if (new Query(connection, LOOK_THERE).texts().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Query(connection, TOP, limit)
                            .list(row ->
                                    new Statement(
                                            row.getString(1),
                                            row.getString(2),
                                            row.getLong(3),
                                            row.getDouble(4),
                                            row.getString(5),
                                            row.getString(6))));
        } catch (SQLException notLoaded) {
            if (NOT_LOADED.equals(notLoaded.getSQLState())) {
                return Optional.empty();
            }
            throw notLoaded;
        }
    }
}
