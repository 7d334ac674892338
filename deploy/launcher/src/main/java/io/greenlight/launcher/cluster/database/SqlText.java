package io.greenlight.launcher.cluster.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// The `.sql` files beside these classes.
final class SqlText {

    private SqlText() {}

    static String of(String file) {
        try (InputStream stream = SqlText.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("the jar lacks " + file);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Runs a file that gives statements, and each of these, with what they give.
    static void eachBuilt(Connection connection, String file, RowReader reader)
            throws SQLException {
        List<String> built = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery(of(file))) {
                while (rows.next()) {
                    built.add(rows.getString(1));
                }
            }
            for (String sql : built) {
                try (ResultSet rows = statement.executeQuery(sql)) {
                    while (rows.next()) {
                        reader.read(rows);
                    }
                }
            }
        }
    }

    /// Runs a file that gives statements, and each of these.
    static void executeBuilt(Connection connection, String file) throws SQLException {
        List<String> built = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery(of(file))) {
                while (rows.next()) {
                    built.add(rows.getString(1));
                }
            }
            for (String sql : built) {
                statement.execute(sql);
            }
        }
    }

    /// Takes one row.
    interface RowReader {
        void read(ResultSet row) throws SQLException;
    }
}
