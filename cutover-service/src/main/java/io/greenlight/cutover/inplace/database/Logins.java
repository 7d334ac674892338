package io.greenlight.cutover.inplace.database;

import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.Postgres;
import io.greenlight.cutover.run.LoginRefused;
import java.sql.Connection;
import java.sql.SQLException;

/// Connections for who has to tell a password that is wrong from a server that is away.
final class Logins {

    private Logins() {}

    /// A new connection; the caller closes it.
    static Connection open(Postgres postgres, Database database, Login login)
            throws SQLException, LoginRefused {
        try {
            return postgres.open(database, login);
        } catch (SQLException failed) {
            if (LoginRefused.isSaidBy(String.valueOf(failed.getSQLState()))) {
                throw new LoginRefused(database.endpoint(), failed);
            }
            throw failed;
        }
    }
}
