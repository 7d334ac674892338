package io.greenlight.backbone.cluster.database;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Login;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Which databases of a cluster an upgrade is about: all that take connections, but for the two
/// templates that every cluster has and RDS's own `rdsadmin`.
public final class Databases {

    /// Where a cluster is asked about itself. RDS makes it in every cluster.
    public static final String MAINTENANCE = "postgres";

    private static final String NAMES =
            """
            SELECT d.datname
              FROM pg_catalog.pg_database AS d
             WHERE d.datallowconn
               AND d.datconnlimit <> -2
               AND d.datname NOT IN ('template0', 'template1', 'rdsadmin')
             ORDER BY d.datname COLLATE "C"
            """;

    private Databases() {}

    /// The databases of the cluster that answers there, by name.
    public static List<Database> of(Postgres postgres, Endpoint endpoint, Login login)
            throws SQLException {
        Database maintenance = new Database(endpoint, MAINTENANCE);
        try (Connection connection = postgres.open(maintenance, login)) {
            return names(connection).stream().map(name -> new Database(endpoint, name)).toList();
        }
    }

    /// Their names, asked over a connection to any database of the cluster.
    public static List<String> names(Connection connection) throws SQLException {
        return new Query(connection, NAMES).texts();
    }
}
