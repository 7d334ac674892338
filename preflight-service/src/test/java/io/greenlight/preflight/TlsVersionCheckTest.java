package io.greenlight.preflight;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.database.RealServer;
import io.greenlight.preflight.check.Route;
import io.greenlight.preflight.check.Way;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The check of what TLS sessions have, and may have.
class TlsVersionCheckTest extends OnEveryMajor {

    @Test
    void aSessionWithOldTlsWarns() throws IOException {
        Map<String, String> old =
                Map.of(
                        "ssl_min_protocol_version", "TLSv1.1",
                        // OpenSSL 3 has TLS 1.1 at its lowest level only.
                        "ssl_ciphers", "DEFAULT:@SECLEVEL=0");
        try (RealServer server = RealServer.fresh(major, old)) {
            Bench lax = new Bench(server, server.maintenance());
            Route minor = lax.to(Way.GLOBAL_MINOR, major, 99);
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

    private static List<String> objects(Bench bench, Route route) {
        return bench.findings("tls-version", route).stream()
                .flatMap(one -> one.objects().stream())
                .map(one -> one.replaceAll("since [-0-9]+ [:0-9]+ UTC", "since T"))
                .toList();
    }
}
