package io.greenlight.launcher.cluster.database;

import io.greenlight.launcher.cluster.ClusterAccess;
import io.greenlight.launcher.cluster.Credential;
import io.greenlight.launcher.load.database.Workload;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// Fills the demo's cluster: roles, two or three databases, half a gigabyte; or a ledger beside
/// somebody's own data.
public final class DemoDatabases {

    static final String LEDGER =
            "INSERT INTO greenlight_load.promise (client, number) VALUES (?, ?)";
    private final ClusterAccess access;
    private final String host;
    private final int port;

    public DemoDatabases(ClusterAccess access, String host, int port) {
        this.access = access;
        this.host = host;
        this.port = port;
    }

    /// How old the extensions of a database are.
    public enum Age {
        NEWEST,
        /// As 13 had them, so that every later major, and every minor of it, has newer ones.
        OLDER
    }

    /// Gives the master user the verifier that the poolers know, and makes all other roles.
    public void makeRoles(Credential owner) {
        try (Connection connection = open("postgres", access.master())) {
            set(connection, "demo.master", access.master().verifier().text());
            set(connection, "demo.shop_owner", owner.verifier().text());
            set(connection, "demo.shop_app", access.app().verifier().text());
            set(connection, "demo.others", owner.verifier().text());
            run(connection, "roles.sql");
            execute(
                    connection,
                    """
                    SELECT pg_catalog.format('ALTER ROLE %I PASSWORD %L', current_user,
                      pg_catalog.current_setting('demo.master'))
                    """);
        } catch (SQLException failed) {
            throw new DatabaseTrouble(failed);
        }
    }

    /// Makes an empty database that belongs to the shop's owner, with all extensions.
    public void makeDatabase(String database, Age extensions) {
        try (Connection connection = open("postgres", access.master());
                PreparedStatement create =
                        connection.prepareStatement(
                                "SELECT pg_catalog.format('CREATE DATABASE %I OWNER %I', ?, ?)")) {
            create.setString(1, database);
            create.setString(2, "shop_owner");
            executeResult(connection, create);
        } catch (SQLException failed) {
            throw new DatabaseTrouble(failed);
        }
        try (Connection connection = open(database, access.master());
                Statement statement = connection.createStatement()) {
            for (String extension : statements(extensions)) {
                statement.execute(extension);
            }
        } catch (SQLException failed) {
            throw new DatabaseTrouble(failed);
        }
    }

    /// Fills a database of the demo's own.
    ///
    /// @param scale 1 for half a gigabyte in all
    /// @return what the load does to it
    public Workload fill(String database, Credential owner, double scale) {
        try (Connection connection = open(database, owner)) {
            set(connection, "demo.scale", Double.toString(scale));
            run(connection, database + ".sql");
            run(connection, "ledger.sql");
            try (Statement statement = connection.createStatement()) {
                statement.execute("ANALYZE");
            }
        } catch (SQLException failed) {
            throw new DatabaseTrouble(failed);
        }
        return DemoWorkloads.of(database);
    }

    /// Has that database show which statements the server spends its time on.
    public void countStatements(String database) {
        run(database, "CREATE EXTENSION pg_stat_statements SCHEMA public");
    }

    /// Makes a table whose default calls what is no more in 15: nothing but loading it into a later
    /// server shows that.
    public void makeTableOfThePast(String database) {
        run(
                database,
                "CREATE TABLE public.backup_note"
                        + " (taken_in_backup boolean DEFAULT pg_catalog.pg_is_in_backup())");
    }

    private void run(String database, String sql) {
        try (Connection connection = open(database, access.master());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new DatabaseTrouble(failed);
        }
    }

    /// Makes a logical slot that nobody reads, as a feed has one whose reader is away.
    public void makeSlot(String database, String slot) {
        try (Connection connection = open(database, access.master());
                PreparedStatement make =
                        connection.prepareStatement(
                                "SELECT pg_catalog.pg_create_logical_replication_slot(?,"
                                        + " 'pgoutput')")) {
            make.setString(1, slot);
            make.execute();
        } catch (SQLException failed) {
            throw new DatabaseTrouble(failed);
        }
    }

    /// Puts only the ledger into a database.
    public void addLedger(String database, Credential owner) {
        try (Connection connection = open(database, owner)) {
            run(connection, "ledger.sql");
        } catch (SQLException failed) {
            throw new DatabaseTrouble(failed);
        }
    }

    private static List<String> statements(Age age) {
        return switch (age) {
            case NEWEST ->
                    List.of(
                            "CREATE EXTENSION hstore SCHEMA public",
                            "CREATE EXTENSION pg_trgm SCHEMA public",
                            "CREATE EXTENSION pgcrypto SCHEMA public");
            case OLDER ->
                    List.of(
                            "CREATE EXTENSION hstore SCHEMA public VERSION '1.7'",
                            "CREATE EXTENSION pg_trgm SCHEMA public VERSION '1.5'",
                            "CREATE EXTENSION pgcrypto SCHEMA public");
        };
    }

    private Connection open(String database, Credential credential) throws SQLException {
        return Connections.open(
                new Connections.Place(host, port, database),
                credential,
                access.certificateAuthority());
    }

    private static void set(Connection connection, String name, String value) throws SQLException {
        try (PreparedStatement set =
                connection.prepareStatement("SELECT pg_catalog.set_config(?, ?, false)")) {
            set.setString(1, name);
            set.setString(2, value);
            set.execute();
        }
    }

    private static void execute(Connection connection, String builder) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(builder)) {
            executeResult(connection, statement);
        }
    }

    /// Executes what the server has put together from names and literals.
    private static void executeResult(Connection connection, PreparedStatement builder)
            throws SQLException {
        try (ResultSet built = builder.executeQuery();
                Statement statement = connection.createStatement()) {
            while (built.next()) {
                statement.execute(built.getString(1));
            }
        }
    }

    private static void run(Connection connection, String file) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(SqlText.of(file));
        }
    }
}
