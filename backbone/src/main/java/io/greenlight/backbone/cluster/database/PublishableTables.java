package io.greenlight.backbone.cluster.database;

import io.greenlight.backbone.cluster.RunNames;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Which tables of a database a run's publication carries. Lists, never `FOR ALL TABLES`: with
/// that, the first row of a table made later stops the target ("target relation does not exist"),
/// and UPDATE fails at once on a table without a key.
public final class PublishableTables {

    private static final String TABLES =
            SqlFile.beside(PublishableTables.class, "publishable_tables.sql");

    private PublishableTables() {}

    /// A table of that name.
    ///
    /// @param quoted schema and name as SQL wants them
    /// @param isIdentified whether a subscriber can tell its rows apart; published with UPDATE and
    ///   DELETE, any other refuses both to its own clients
    public record Table(String schema, String name, String quoted, boolean isIdentified) {

        @Override
        public String toString() {
            return quoted;
        }
    }

    /// The tables of the connection's database, in the order of their names.
    public static List<Table> in(Connection connection, RunNames names) throws SQLException {
        return new Query(connection, TABLES, names.schema())
                .list(row ->
                        new Table(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getBoolean(4)));
    }
}
