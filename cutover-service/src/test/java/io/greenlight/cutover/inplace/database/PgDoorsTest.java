package io.greenlight.cutover.inplace.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.database.RealServer;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.cutover.inplace.wayback.Doors;
import io.greenlight.cutover.inplace.wayback.TwoServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Clients are shut out of a cluster that is left.
final class PgDoorsTest {

    private static final RunNames NAMES = new RunNames(new UpgradeId("orders-0123abcd"));
    private static final Login APP = new Login("app", "app");
    private static final String ROLE = "o'd\"d röle";

    @Test
    void whoIsInIsSentOutAndNobodyComesIn() throws Exception {
        try (RealServer server = RealServer.fresh(17, Map.of())) {
            server.execute(server.maintenance(), "CREATE ROLE app LOGIN PASSWORD 'app'");
            server.execute(server.maintenance(), server.quoted("CREATE ROLE %I LOGIN", ROLE));
            try (Connection client = server.postgres().open(server.maintenance(), APP);
                    Doors doors = open(server)) {
                List<String> roles = doors.roles();
                assertEquals(List.of("app", ROLE), roles);

                doors.lock(roles);
                doors.lock(List.of());

                assertEquals(List.of(), doors.sendOut(Duration.ofSeconds(10)));
                assertEquals(List.of(), doors.roles());
                assertFalse(client.isValid(1));
            }
            assertThrows(
                    SQLException.class,
                    () -> server.postgres().open(server.maintenance(), APP).close());
        }
    }

    private static Doors open(RealServer server) throws Exception {
        return new PgDoorsOpener(server.postgres())
                .open(
                        new TwoServers(
                                server.endpoint(), server.endpoint(), server.superuser(), NAMES));
    }
}
