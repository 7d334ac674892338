package io.greenlight.preflight.database;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.Postgres;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/// Any PostgreSQL that a JDBC url names, by the url's own parameters: how TLS is checked is said
/// there. The url is repeated nowhere, and one that holds a password is refused: whoever is on the
/// machine can read it in the list of processes.
public final class UrlPostgres implements Postgres {

    private static final Pattern SHAPE =
            Pattern.compile("(?s)(jdbc:postgresql:(?://[^/?]*/)?)([^/?]*)(\\?.*)?");
    private static final Set<String> SECRETS = Set.of("password", "sslpassword");
    private static final Set<String> PLACES =
            Set.of("dbname", "host", "port", "PGDBNAME", "PGHOST", "PGPORT", "service");

    private final String server;
    private final String parameters;
    private final Properties parsed;

    /// @throws IllegalArgumentException that says what is wrong with it, without what stands in it
    public UrlPostgres(String url) {
        Matcher parts = SHAPE.matcher(url);
        if (!parts.matches()) {
            throw new IllegalArgumentException("a url is jdbc:postgresql://HOST:PORT/DATABASE");
        }
        server = parts.group(1);
        parameters = parts.group(3) == null ? "" : parts.group(3);
        if (server.contains("@")) {
            throw new IllegalArgumentException("a user stands in --user, not before the host");
        }
        keys().forEach(UrlPostgres::requireHarmless);
        Properties read = Driver.parseURL(url, null);
        if (read == null) {
            throw new IllegalArgumentException(
                    "the driver cannot read it as jdbc:postgresql://HOST:PORT/DATABASE");
        }
        parsed = read;
    }

    /// The first of its servers.
    public Endpoint endpoint() {
        String host = first(PGProperty.PG_HOST).replaceAll("[\\[\\]]", "");
        return new Endpoint(host, Integer.parseInt(first(PGProperty.PG_PORT)));
    }

    /// The database that it names; without one the server takes the user's name.
    public Optional<String> database() {
        return Optional.ofNullable(PGProperty.PG_DBNAME.getOrNull(parsed))
                .filter(name -> !name.isEmpty());
    }

    /// The user that it names.
    public Optional<String> user() {
        return keys().contains("user")
                ? Optional.ofNullable(PGProperty.USER.getOrNull(parsed))
                : Optional.empty();
    }

    /// Without a password in the login the driver looks for one in the user's own file.
    @Override
    public Connection open(Database database, Login login) throws SQLException {
        Properties wishes = new Properties();
        PGProperty.APPLICATION_NAME.set(wishes, "greenlight");
        PGProperty.TCP_KEEP_ALIVE.set(wishes, true);
        PGProperty.CONNECT_TIMEOUT.set(wishes, 10);
        PGProperty.LOGIN_TIMEOUT.set(wishes, 10);
        PGProperty.GSS_ENC_MODE.set(wishes, "disable");
        PGProperty.USER.set(wishes, login.user());
        if (!login.password().isEmpty()) {
            PGProperty.PASSWORD.set(wishes, login.password());
        }
        String name = URLEncoder.encode(database.name(), StandardCharsets.UTF_8);
        Connection connection = new Driver().connect(server + name + parameters, wishes);
        if (connection == null) {
            throw new IllegalStateException("the driver does not know its own url any more");
        }
        return connection;
    }

    /// The names of its parameters.
    private List<String> keys() {
        return parameters.isEmpty()
                ? List.of()
                : Stream.of(parameters.substring(1).split("&", -1))
                        .map(one -> one.split("=", 2)[0])
                        .filter(key -> !key.isEmpty())
                        .map(key -> URLDecoder.decode(key, StandardCharsets.UTF_8))
                        .toList();
    }

    private static void requireHarmless(String key) {
        if (SECRETS.contains(key)) {
            throw new IllegalArgumentException(
                    "it holds a %s, which everybody on this machine can read: use --password-file,"
                                    .formatted(key)
                            + " PGPASSWORD or ~/.pgpass");
        }
        if (PLACES.contains(key)) {
            throw new IllegalArgumentException(
                    "%s stands before the question mark, not behind it".formatted(key));
        }
        if (PGProperty.forName(key) == null) {
            throw new IllegalArgumentException("the driver knows no parameter " + key);
        }
    }

    private String first(PGProperty property) {
        String all = property.getOrDefault(parsed);
        return all == null ? "" : all.replaceAll("(?s),.*", "");
    }
}
