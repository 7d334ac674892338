package io.greenlight.preflight.database;

import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.Databases;
import io.greenlight.backbone.cluster.database.Query;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.preflight.check.Keeper;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// What a server says of itself before anything is checked.
///
/// @param entrance the database in which it was asked
/// @param databases those that an upgrade is about
public record Acquaintance(
        PostgresVersion version,
        Keeper keeper,
        Standing standing,
        String entrance,
        List<String> databases) {

    private static final String ITSELF =
            """
            SELECT pg_catalog.current_setting('server_version_num')::integer AS version,
                   pg_catalog.current_setting('rds.extensions', true) IS NOT NULL AS rds,
                   pg_catalog.pg_is_in_recovery() AS follows,
                   pg_catalog.current_database() AS entrance
            """;

    public Acquaintance {
        databases = List.copyOf(databases);
    }

    /// Whether it writes itself.
    public enum Standing {
        PRIMARY,
        STANDBY
    }

    /// Asks it.
    public static Acquaintance with(UrlPostgres postgres, Login login) throws NotReached {
        Database entrance =
                new Database(
                        postgres.endpoint(), postgres.database().orElse(Databases.MAINTENANCE));
        try (Connection connection = postgres.open(entrance, login)) {
            List<String> databases = Databases.names(connection);
            return new Query(connection, ITSELF).one(row -> read(row, databases));
        } catch (SQLException refused) {
            throw new NotReached(refused);
        }
    }

    private static Acquaintance read(ResultSet row, List<String> databases) throws SQLException {
        int version = row.getInt("version");
        return new Acquaintance(
                new PostgresVersion(version / 10_000, version % 10_000),
                row.getBoolean("rds") ? Keeper.RDS_UNSEEN : Keeper.OWNER,
                row.getBoolean("follows") ? Standing.STANDBY : Standing.PRIMARY,
                row.getString("entrance"),
                databases);
    }

    /// The server did not let us in, or is not there.
    public static final class NotReached extends Exception {

        private static final long serialVersionUID = 1L;

        /// The driver's state for a server with which it cannot agree on how to log in.
        private static final String NO_AGREEMENT = "08004";

        private final String sentence;
        private final String state;

        NotReached(SQLException refused) {
            super(refused);
            sentence = Unreachable.sentence(refused);
            state = String.valueOf(refused.getSQLState());
        }

        /// The server's words, or the driver's.
        public String sentence() {
            return sentence;
        }

        /// Whether it may be that nobody told it a password. The driver's words would say so for
        /// sure, in the language of the machine.
        public boolean isPerhapsForWantOfPassword() {
            return state.equals(NO_AGREEMENT);
        }
    }
}
