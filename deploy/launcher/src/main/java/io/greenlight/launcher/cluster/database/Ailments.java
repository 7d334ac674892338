package io.greenlight.launcher.cluster.database;

import io.greenlight.launcher.cluster.ClusterAccess;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// What keeps a cluster from its upgrade in place, put into it and taken out of it by hand: by the
/// maintenance user, with a psql as it were.
public final class Ailments {

    /// A column of a datatype that pg_upgrade refuses.
    public static final String REFUSED_COLUMN = "archive.jobs.handler";

    /// What the default of a column calls, and 15 does not have any more.
    public static final String REMOVED_FUNCTION = "pg_is_in_backup";

    private final ClusterAccess access;
    private final String host;
    private final int port;

    public Ailments(ClusterAccess access, String host, int port) {
        this.access = access;
        this.host = host;
        this.port = port;
    }

    /// Adds a column whose values name functions by the oid that this server gave them.
    public void addRefusedColumn(String database) {
        run(
                database,
                """
                CREATE TABLE archive.jobs (id integer PRIMARY KEY, handler regprocedure);
                INSERT INTO archive.jobs VALUES (1, 'pg_catalog.now()');
                """);
    }

    /// Adds a default that no newer server can make: pg_upgrade's checks do not look at defaults,
    /// so it fails when it restores the schema.
    public void addRemovedDefault(String database) {
        run(
                database,
                """
                CREATE TABLE archive.nightly (
                  id integer PRIMARY KEY,
                  during_backup boolean NOT NULL DEFAULT pg_catalog.pg_is_in_backup());
                INSERT INTO archive.nightly VALUES (1);
                """);
    }

    /// The remedy of that, which no service can know.
    public void dropRemovedDefault(String database) {
        run(database, "ALTER TABLE archive.nightly ALTER COLUMN during_backup DROP DEFAULT");
    }

    /// Runs what a finding names as its remedy.
    public void run(String database, String remedy) {
        try (Connection connection =
                        Connections.open(
                                new Connections.Place(host, port, database),
                                access.master(),
                                access.certificateAuthority());
                Statement statement = connection.createStatement()) {
            statement.execute(remedy);
        } catch (SQLException failed) {
            throw new DatabaseTrouble(failed);
        }
    }
}
