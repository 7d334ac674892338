package io.greenlight.backbone.cluster.database;

import io.greenlight.backbone.cluster.Login;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// How one server reaches a database of another: libpq's keywords and values, each value quoted,
/// for a database may be called anything. It holds a password.
///
/// @param rootCertificate a file on the server that connects
public record ConnectionString(
        Database database, Login login, String sslMode, Optional<String> rootCertificate) {

    /// As libpq reads it (PostgreSQL documentation, Connection Strings, Keyword/Value).
    public String text() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("host", database.endpoint().host());
        parts.put("port", Integer.toString(database.endpoint().port()));
        parts.put("dbname", database.name());
        parts.put("user", login.user());
        parts.put("password", login.password());
        parts.put("sslmode", sslMode);
        rootCertificate.ifPresent(file -> parts.put("sslrootcert", file));
        parts.put("connect_timeout", "10");
        parts.put("keepalives_idle", "30");
        return parts.entrySet().stream()
                .map(part -> "%s='%s'".formatted(part.getKey(), escaped(part.getValue())))
                .collect(Collectors.joining(" "));
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("'", "\\'");
    }

    @Override
    public String toString() {
        return "%s as %s".formatted(database, login);
    }
}
