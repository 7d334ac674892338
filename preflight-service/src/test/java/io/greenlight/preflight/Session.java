package io.greenlight.preflight;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Somebody's session in the database of a bench, which stays open.
record Session(Connection connection, int pid) implements AutoCloseable {

    static Session of(Bench bench) throws SQLException {
        Connection connection = bench.server().open(bench.database());
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return new Session(connection, row.getInt(1));
        }
    }

    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Runs it beside; the thread ends when the statement does, however it does.
    Thread start(String sql) {
        return Thread.ofVirtual()
                .start(() -> {
                    try {
                        run(sql);
                    } catch (SQLException ended) {
                        // Somebody has ended it: what the test is about.
                    }
                });
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
