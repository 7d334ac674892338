package io.greenlight.sandbox.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

/// A session of `rdsadmin`, the superuser whom only the sandbox can be.
public final class PgSuperuser implements AutoCloseable {

    public static final String NAME = "rdsadmin";

    private final Connection connection;

    private PgSuperuser(Connection connection) {
        this.connection = connection;
    }

    /// Opens a session through a server's socket, `.s.PGSQL.<port>`.
    public static PgSuperuser connect(Path socket, String database) {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"localhost"});
        source.setDatabaseName(database);
        source.setUser(NAME);
        source.setSocketFactory(LocalSocketFactory.class.getName());
        source.setSocketFactoryArg(socket.toString());
        source.setSslMode("disable");
        source.setGssEncMode("disable");
        source.setApplicationName("rdsadmin");
        try {
            return new PgSuperuser(source.getConnection());
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    /// Runs a whole script of statements.
    public void run(String script) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(script);
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    void set(String name, String value) {
        strings("SELECT set_config(?, ?, false)", name, value);
    }

    /// The first column of every row.
    public List<String> strings(String query, String... values) {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            List<String> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(String.valueOf(rows.getString(1)));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    public String string(String query, String... values) {
        return strings(query, values).getFirst();
    }

    /// The server gets a verifier, never the password: nothing can end up in its log.
    void setPassword(String role, char[] password) {
        try {
            connection
                    .unwrap(PGConnection.class)
                    .alterUserPassword(role, password, "scram-sha-256");
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }
}
