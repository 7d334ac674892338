package io.greenlight.cutover.database;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Login;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.PGProperty;

/// One connection to a PgBouncer's console (PgBouncer, Admin console). It speaks the simple
/// protocol only and knows no parameters: names are quoted here, as its parser reads them.
final class PgBouncerConsole implements AutoCloseable {

    private final Connection connection;

    /// @param longest wait for an answer, in seconds; 0 for a console whose PAUSE may take its time
    PgBouncerConsole(Endpoint endpoint, Login login, int longest) throws SQLException {
        Properties properties = new Properties();
        PGProperty.USER.set(properties, login.user());
        PGProperty.PASSWORD.set(properties, login.password());
        PGProperty.CONNECT_TIMEOUT.set(properties, 5);
        PGProperty.LOGIN_TIMEOUT.set(properties, 5);
        PGProperty.SOCKET_TIMEOUT.set(properties, longest);
        PGProperty.PREFER_QUERY_MODE.set(properties, "simple");
        PGProperty.ASSUME_MIN_SERVER_VERSION.set(properties, "9.4");
        PGProperty.GSS_ENC_MODE.set(properties, "disable");
        connection =
                DriverManager.getConnection(
                        "jdbc:postgresql://%s:%d/pgbouncer"
                                .formatted(endpoint.host(), endpoint.port()),
                        properties);
    }

    /// A database of the pooler and where it leads.
    ///
    /// @param poolMode its own; empty if it has the pooler's
    record Entry(
            String name, Optional<Endpoint> leadsTo, boolean paused, Optional<String> poolMode) {}

    List<Entry> databases() throws SQLException {
        List<Entry> entries = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SHOW DATABASES")) {
            while (rows.next()) {
                String host = rows.getString("host");
                Optional<Endpoint> leadsTo =
                        host == null
                                ? Optional.empty()
                                : Optional.of(new Endpoint(host, rows.getInt("port")));
                entries.add(
                        new Entry(
                                rows.getString("name"),
                                leadsTo,
                                rows.getInt("paused") > 0,
                                Optional.ofNullable(rows.getString("pool_mode"))));
            }
        }
        return entries;
    }

    Map<String, String> settings() throws SQLException {
        Map<String, String> settings = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SHOW CONFIG")) {
            while (rows.next()) {
                settings.put(rows.getString("key"), rows.getString("value"));
            }
        }
        return settings;
    }

    void pause(String database) throws SQLException {
        execute("PAUSE " + quoted(database));
    }

    void resume(String database) throws SQLException {
        execute("RESUME " + quoted(database));
    }

    void reload() throws SQLException {
        execute("RELOAD");
    }

    /// Never waits: a console whose PAUSE is still out is closed beside it.
    @Override
    public void close() {
        Thread.ofVirtual().start(this::disconnect);
    }

    private void disconnect() {
        try {
            connection.close();
        } catch (SQLException alreadyGone) {
            // A console that cannot be closed is closed.
        }
    }

    private void execute(String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    /// PgBouncer's own rule (src/admin.c): a word between double quotes, a quote inside it doubled.
    private static String quoted(String name) {
        if (name.indexOf('\0') >= 0 || name.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("no name for a console: " + name);
        }
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
