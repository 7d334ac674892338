package io.greenlight.backbone.cluster.database;

import io.greenlight.backbone.cluster.Login;
import java.sql.Connection;
import java.sql.SQLException;

/// Opens connections to databases of a cluster, over TLS with the server's name verified.
public interface Postgres {

    /// A new connection in auto-commit mode, named `greenlight` in pg_stat_activity. The caller
    /// closes it.
    Connection open(Database database, Login login) throws SQLException;
}
