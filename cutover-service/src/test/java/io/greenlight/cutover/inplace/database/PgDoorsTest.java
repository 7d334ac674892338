package io.greenlight.cutover.inplace.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.RealServer;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.cutover.database.Fence;
import io.greenlight.cutover.database.PgLeftoversOpener;
import io.greenlight.cutover.inplace.wayback.Doors;
import io.greenlight.cutover.inplace.wayback.TwoServers;
import io.greenlight.cutover.run.LoginRefused;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(ints = {14, 17})
    void whatWouldKeepThemOpenIsSaidBefore(int major) throws Exception {
        Login weak = new Login("weak", "weak");
        try (RealServer server = RealServer.fresh(major, Map.of())) {
            Database postgres = server.maintenance();
            server.execute(postgres, "CREATE ROLE app LOGIN PASSWORD 'app'");
            server.execute(postgres, "CREATE ROLE weak LOGIN CREATEROLE PASSWORD 'weak'");
            server.execute(postgres, "ALTER ROLE postgres NOLOGIN");
            try (Connection client = server.postgres().open(postgres, APP);
                    Doors doors = open(server, weak)) {
                List<String> said = doors.objections();
                assertEquals(major >= 16 ? 3 : 2, said.size(), said.toString());
                assertTrue(
                        said.contains("the maintenance user has not the role pg_signal_backend"),
                        said.toString());
                assertTrue(
                        new Fence(client)
                                .foreignSessions().stream()
                                        .anyMatch(session -> session.user().equals("weak")),
                        "who may not see what a session is takes it for a client's");
                assertEquals(List.of("app"), doors.roles());
            }
        }
    }

    @Test
    void aPasswordThatIsNotKnownIsToldFromAServerThatIsAway() throws Exception {
        try (RealServer server = RealServer.fresh(17, Map.of())) {
            Login old = new Login("postgres", "of yesterday");

            assertThrows(
                    LoginRefused.class,
                    () ->
                            new PgLeftoversOpener(server.postgres())
                                    .open(server.endpoint(), old, NAMES)
                                    .close());
            assertThrows(LoginRefused.class, () -> open(server, old).close());
            assertThrows(
                    LoginRefused.class,
                    () ->
                            new PgWriteProof(server.postgres())
                                    .at(server.endpoint(), old, server.version()));
        }
    }

    private static Doors open(RealServer server) throws Exception {
        return open(server, server.superuser());
    }

    private static Doors open(RealServer server, Login login) throws Exception {
        return new PgDoorsOpener(server.postgres())
                .open(new TwoServers(server.endpoint(), server.endpoint(), login, NAMES));
    }
}
