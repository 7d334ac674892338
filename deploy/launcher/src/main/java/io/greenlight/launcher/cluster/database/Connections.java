package io.greenlight.launcher.cluster.database;

import io.greenlight.launcher.cluster.Credential;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// pgjdbc's settings for the three ways in which the launcher connects.
public final class Connections {

    private static final String SECONDS_TO_CONNECT = "10";

    private Connections() {}

    /// Through a pooler, whose hop stays on the loopback. PgBouncer 1.18 knows no prepared
    /// statements.
    public static Properties pooled(Credential credential) {
        Properties settings = login(credential);
        settings.setProperty("sslmode", "disable");
        settings.setProperty("prepareThreshold", "0");
        // A client that waits for a resumed pool must not give up before the pooler does.
        settings.setProperty("socketTimeout", "130");
        return settings;
    }

    /// To a cluster's endpoint, as an application should: the server's name is verified.
    public static Properties direct(Credential credential, Path certificateAuthority) {
        Properties settings = login(credential);
        settings.setProperty("sslmode", "verify-full");
        settings.setProperty("sslrootcert", certificateAuthority.toString());
        settings.setProperty("socketTimeout", "10");
        return settings;
    }

    /// Like `direct`, for work that may take long.
    public static Connection open(Place place, Credential credential, Path certificateAuthority)
            throws SQLException {
        Properties settings = direct(credential, certificateAuthority);
        settings.setProperty("socketTimeout", "0");
        return DriverManager.getConnection(place.url(), settings);
    }

    /// The console of a PgBouncer: it speaks the simple protocol only.
    static Connection console(int port, Credential admin) throws SQLException {
        Properties settings = login(admin);
        settings.setProperty("sslmode", "disable");
        settings.setProperty("preferQueryMode", "simple");
        settings.setProperty("assumeMinServerVersion", "9.4");
        return DriverManager.getConnection(
                new Place("localhost", port, "pgbouncer").url(), settings);
    }

    /// A database of a server.
    public record Place(String host, int port, String database) {
        String url() {
            return "jdbc:postgresql://%s:%d/%s".formatted(host, port, escaped(database));
        }

        /// A URL takes any name once it is percent-encoded.
        private static String escaped(String name) {
            return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        }
    }

    private static Properties login(Credential credential) {
        Properties settings = new Properties();
        settings.setProperty("user", credential.user());
        settings.setProperty("password", credential.password());
        settings.setProperty("ApplicationName", "load");
        settings.setProperty("connectTimeout", SECONDS_TO_CONNECT);
        settings.setProperty("gssEncMode", "disable");
        settings.setProperty("tcpNoDelay", "true");
        return settings;
    }
}
