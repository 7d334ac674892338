package io.greenlight.sandbox.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.sandbox.database.Session;
import io.greenlight.sandbox.server.Certificates;
import io.greenlight.sandbox.server.OsUser;
import io.greenlight.sandbox.server.ServerPaths;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Who trusts the sandbox's certificate authority knows whom he talks to, and nobody else does.
@ExtendWith(SharedCluster.Lent.class)
@Timeout(60)
class TlsTest {

    private final SharedCluster cluster;
    private final Path authority;

    TlsTest(SharedCluster cluster) {
        this.cluster = cluster;
        authority = cluster.bed().home().resolve("ca.pem");
    }

    @Test
    void anEndpointStandsTheStrictestVerification() {
        try (Session session = open(authority)) {
            assertEquals(
                    "t", session.ask("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"));
        }
    }

    @Test
    void theCertificateOfAnotherSandboxIsRefused(@TempDir Path stranger) {
        stranger.toFile().setExecutable(true, false);
        new Certificates(OsUser.detect(), new ServerPaths(stranger)).makeOnce();

        var refusal =
                assertThrows(
                        IllegalStateException.class,
                        () -> open(stranger.resolve("ca.pem")).close());

        String why = String.valueOf(refusal.getMessage());
        assertTrue(why.contains("PKIX path"), why);
    }

    @Test
    void psqlVerifiesAsTheReadmeSays() throws Exception {
        assertEquals("1", psql("host=localhost"));
    }

    @Test
    void theReaderEndpointsHostIsNamedToo() throws Exception {
        String host = cluster.bed().cluster("orders").readerEndpoint();

        assertEquals("1", psql("host=" + host));
    }

    @Test
    void aHostThatTheCertificateDoesNotNameIsRefused() throws Exception {
        String refusal = psql("host=orders.example hostaddr=127.0.0.1");

        assertTrue(
                refusal.contains(
                        "server certificate for \"localhost\" (and 2 other names) does not match"
                                + " host name \"orders.example\""),
                refusal);
    }

    private Session open(Path root) {
        return Session.open(
                "jdbc:postgresql://localhost:%d/postgres?sslmode=verify-full&sslrootcert=%s"
                        .formatted(cluster.port(), root),
                "app_admin",
                TestBed.PASSWORD);
    }

    /// What psql says, answer or complaint. libpq can look for one host at the address of another.
    private String psql(String host) throws IOException, InterruptedException {
        var builder =
                new ProcessBuilder(
                        TestServers.FOLDER.resolve("17.10/bin/psql").toString(),
                        "--no-psqlrc",
                        "--tuples-only",
                        "--no-align",
                        "--command=SELECT 1",
                        host
                                + " port=%d user=app_admin dbname=postgres sslmode=verify-full"
                                        .formatted(cluster.port())
                                + " sslrootcert="
                                + authority);
        builder.environment().put("PGPASSWORD", TestBed.PASSWORD);
        Process psql = builder.redirectErrorStream(true).start();
        try {
            assertTrue(psql.waitFor(20, TimeUnit.SECONDS), "psql has not ended");
            return new String(psql.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } finally {
            psql.destroyForcibly();
        }
    }
}
