package io.greenlight.launcher.cluster.database;

import io.greenlight.launcher.cluster.Credential;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Databases with as many tables as a bench wants, made by the cluster's master user.
public final class BenchTables {

    private final Credential master;
    private final Path certificateAuthority;

    public BenchTables(Credential master, Path certificateAuthority) {
        this.master = master;
        this.certificateAuthority = certificateAuthority;
    }

    /// Makes the database on the server that answers there.
    public void make(String host, int port, String database, int tables) {
        try {
            execute(
                    new Connections.Place(host, port, "postgres"),
                    "SELECT pg_catalog.format('CREATE DATABASE %I', ?)",
                    database);
            Connections.Place there = new Connections.Place(host, port, database);
            try (Connection connection = Connections.open(there, master, certificateAuthority);
                    PreparedStatement set =
                            connection.prepareStatement(
                                    "SELECT pg_catalog.set_config('bench.tables', ?, false)");
                    Statement fill = connection.createStatement()) {
                set.setString(1, Integer.toString(tables));
                set.execute();
                fill.execute(SqlText.of("bench_tables.sql"));
                fill.execute("ANALYZE");
            }
        } catch (SQLException failed) {
            throw new DatabaseTrouble(failed);
        }
    }

    /// Executes what the server puts together from a name.
    private void execute(Connections.Place place, String builder, String name) throws SQLException {
        try (Connection connection = Connections.open(place, master, certificateAuthority);
                PreparedStatement build = connection.prepareStatement(builder)) {
            build.setString(1, name);
            try (ResultSet built = build.executeQuery();
                    Statement statement = connection.createStatement()) {
                built.next();
                statement.execute(built.getString(1));
            }
        }
    }
}
