package io.greenlight.backbone.cluster.database;

import io.greenlight.backbone.cluster.RunNames;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
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
    public record Table(String schema, String name, String quoted) {

        @Override
        public String toString() {
            return quoted;
        }
    }

    /// The tables of the connection's database, in the order of their names.
    public static List<Table> in(Connection connection, RunNames names) throws SQLException {
        List<Table> tables = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(TABLES)) {
            statement.setString(1, names.schema());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    tables.add(new Table(rows.getString(1), rows.getString(2), rows.getString(3)));
                }
            }
        }
        return List.copyOf(tables);
    }
}
