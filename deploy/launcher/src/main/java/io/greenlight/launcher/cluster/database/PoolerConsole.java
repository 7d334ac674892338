package io.greenlight.launcher.cluster.database;

import io.greenlight.launcher.cluster.Credential;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// What the launcher says to a PgBouncer.
public final class PoolerConsole {

    private PoolerConsole() {}

    /// Lets it read its files again.
    public static void reload(int port, Credential admin) {
        try (Connection console = Connections.console(port, admin);
                Statement statement = console.createStatement()) {
            statement.execute("RELOAD");
        } catch (SQLException failed) {
            throw new DatabaseTrouble(failed);
        }
    }

    /// Databases that are paused at this moment.
    public static List<String> paused(int port, Credential admin) {
        List<String> paused = new ArrayList<>();
        try (Connection console = Connections.console(port, admin);
                Statement statement = console.createStatement();
                ResultSet rows = statement.executeQuery("SHOW DATABASES")) {
            while (rows.next()) {
                if (rows.getInt("paused") != 0) {
                    paused.add(rows.getString("name"));
                }
            }
        } catch (SQLException failed) {
            throw new DatabaseTrouble(failed);
        }
        return paused;
    }
}
