package io.greenlight.launcher.cluster.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.greenlight.launcher.cluster.ClusterAccess;
import io.greenlight.launcher.cluster.Credential;
import io.greenlight.launcher.stack.Ports;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the fleet's clusters have that keeps them from their upgrade, on a real server.
final class AilmentsTest {

    private static final int MAJOR = 14;
    private static final String ARCHIVE = "archive";

    private final Credential master = Credential.of("maintenance", "m4ster");
    private final Credential owner = Credential.of("shop_owner", "0wner");

    @Test
    void eachIsPutInAndTakenOutByHand() throws Exception {
        try (TestServer server = TestServer.start(MAJOR, Ports.free().take(), master.password())) {
            ClusterAccess access =
                    new ClusterAccess(
                            "fleet-1",
                            List.of(ARCHIVE),
                            master,
                            Credential.of("shop_app", "4pp"),
                            server.certificateAuthority());
            DemoDatabases databases = new DemoDatabases(access, "localhost", server.port());
            databases.makeRoles(owner);
            databases.makeDatabase(ARCHIVE, DemoDatabases.Age.OLDER);
            databases.fill(ARCHIVE, owner, 0.01);
            Ailments ailments = new Ailments(access, "localhost", server.port());

            ailments.addRefusedColumn(ARCHIVE);
            ailments.addRemovedDefault(ARCHIVE);
            assertEquals("regprocedure f", found(server));
            ailments.run(
                    ARCHIVE,
                    "ALTER TABLE archive.jobs ALTER COLUMN handler TYPE text USING handler::text;");
            ailments.dropRemovedDefault(ARCHIVE);

            assertEquals("text null", found(server));
        }
    }

    /// The column's type, and what the default of the other one is worth.
    private String found(TestServer server) throws Exception {
        try (Connection connection =
                        Connections.open(
                                new Connections.Place("localhost", server.port(), ARCHIVE),
                                master,
                                server.certificateAuthority());
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                """
                                SELECT pg_catalog.format_type(a.atttypid, NULL) || ' ' ||
                                       CASE WHEN d.oid IS NULL THEN 'null' ELSE 'f' END
                                  FROM pg_catalog.pg_attribute AS a
                                  LEFT JOIN pg_catalog.pg_attrdef AS d
                                         ON d.adrelid = 'archive.nightly'::regclass
                                 WHERE a.attrelid = 'archive.jobs'::regclass
                                   AND a.attname = 'handler'
                                """)) {
            row.next();
            return row.getString(1);
        }
    }
}
