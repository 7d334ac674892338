package io.greenlight.preflight;

import io.greenlight.backbone.cluster.database.RealServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Somebody's session in the database of a bench, which stays open.
record Session(Connection connection, int pid) implements AutoCloseable {

    static Session of(Bench bench) throws SQLException {
        RealServer server = bench.server();
        return of(server.postgres().open(bench.database(), server.superuser()));
    }

    /// One that costs no handshake, and that nobody looks at.
    static Session plain(Bench bench) throws SQLException {
        return of(bench.plain().open(bench.database(), bench.server().superuser()));
    }

    private static Session of(Connection connection) throws SQLException {
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

    /// A statement in which the server itself put the names, quoted.
    String formatted(String template, String... names) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT format(?, VARIADIC ?::text[])")) {
            statement.setString(1, template);
            statement.setArray(2, connection.createArrayOf("text", names));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    /// The first column of what is answered.
    List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
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
