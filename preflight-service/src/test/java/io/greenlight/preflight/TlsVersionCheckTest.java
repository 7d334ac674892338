package io.greenlight.preflight;

import static io.greenlight.preflight.SessionChecksTest.timeless;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.database.RealServer;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.preflight.check.Route;
import io.greenlight.preflight.check.Way;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The check of what TLS sessions have, and may have.
class TlsVersionCheckTest extends OnEveryMajor {

    @Test
    void aServerThatTakesOldTlsAndASessionThatHasItWarn() throws IOException {
        Map<String, String> old =
                Map.of(
                        "ssl_min_protocol_version", "TLSv1.1",
                        // OpenSSL 3 has TLS 1.1 at its lowest level only.
                        "ssl_ciphers", "DEFAULT:@SECLEVEL=0");
        try (RealServer server = RealServer.fresh(major, old)) {
            Bench lax = new Bench(server, server.maintenance());
            Route minor = lax.to(Way.GLOBAL_MINOR, major, 99);
            Finding parameter = lax.finding("tls-version", minor);
            assertEquals(List.of("ssl_min_protocol_version = TLSv1.1"), parameter.objects());
            assertTrue(
                    parameter
                            .remedy()
                            .contains(
                                    "ParameterName=ssl_min_protocol_version,"
                                            + "ParameterValue=TLSv1.2,ApplyMethod=pending-reboot"),
                    parameter.remedy());

            try (OldTlsClient _ = OldTlsClient.to(lax)) {
                lax.run("ALTER SYSTEM SET ssl_min_protocol_version = 'TLSv1.2'");
                lax.run("SELECT pg_reload_conf()");
                await().until(() -> objects(lax, minor).size() == 1);
                assertTrue(
                        objects(lax, minor)
                                .getFirst()
                                .matches("pid \\d+, postgres in postgres, since T: TLSv1\\.1"),
                        () -> objects(lax, minor).toString());
                lax.follow(lax.finding("tls-version", minor));
                await().until(() -> lax.findings("tls-version", minor).isEmpty());
            }
        }
    }

    @Test
    void aSessionWithTls13WarnsOnTheMinorsThatCannotKeepIt() throws SQLException {
        try (Session session = Session.of(bench)) {
            assertEquals(List.of(), bench.findings("tls-version", from(16, 1)));

            assertTrue(
                    objects(bench, from(16, 0))
                            .contains(
                                    "pid %d, postgres in %s, since T: TLSv1.3"
                                            .formatted(
                                                    session.pid(), bench.quoted(Bench.HOSTILE))));
        }
    }

    private static List<String> objects(Bench bench, Route route) {
        return bench.findings("tls-version", route).stream()
                .flatMap(one -> one.objects().stream())
                .map(one -> timeless(one))
                .toList();
    }

    private static Route from(int major, int minor) {
        return new Route(
                Way.GLOBAL_MINOR,
                new PostgresVersion(major, minor),
                new PostgresVersion(major, 99));
    }
}
