package io.greenlight.backbone.cluster.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.greenlight.backbone.aws.LocalAws;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.time.StandingClock;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// Logins in LocalStack's Secrets Manager; it enforces no policy, so a denial comes from a wire.
final class SecretsManagerSecretsTest {

    private static final LocalAws AWS = LocalAws.shared();
    private static final StandingClock CLOCK = new StandingClock();
    private static final String NAME = "greenlight/orders-0123abcd/replication";

    @Test
    void aLoginIsKeptReplacedAndForgotten() {
        try (SecretsManagerClient client = client(AWS.endpoint())) {
            SecretsManagerSecrets secrets = new SecretsManagerSecrets(client, CLOCK);
            secrets.forget(NAME);
            assertEquals(Optional.empty(), secrets.find(NAME));

            secrets.keep(NAME, new Login("one", "first"));
            secrets.keep(NAME, new Login("one", "second"));

            assertEquals(Optional.of(new Login("one", "second")), secrets.find(NAME));
            secrets.forget(NAME);
            assertEquals(Optional.empty(), secrets.find(NAME));
        }
    }

    @Test
    void whatAnotherHasRotatedIsKnownSecondsLater() {
        String name = "rotated";
        StandingClock clock = new StandingClock();
        try (SecretsManagerClient client = client(AWS.endpoint())) {
            SecretsManagerSecrets secrets = new SecretsManagerSecrets(client, clock);
            secrets.keep(name, new Login("one", "first"));
            assertEquals(Optional.of(new Login("one", "first")), secrets.find(name));
            new SecretsManagerSecrets(client, clock).keep(name, new Login("one", "second"));

            clock.passes(Duration.ofSeconds(9));
            assertEquals(Optional.of(new Login("one", "first")), secrets.find(name));
            clock.passes(Duration.ofSeconds(1));
            assertEquals(Optional.of(new Login("one", "second")), secrets.find(name));
        }
    }

    @Test
    void aSecretOfAnotherShapeIsRefusedWithoutAWordOfIt() {
        try (SecretsManagerClient client = client(AWS.endpoint())) {
            client.createSecret(request -> request.name("odd").secretString("s3cr3t word"));

            String why = refusal(new SecretsManagerSecrets(client, CLOCK), "odd");

            assertTrue(why.contains("odd"), why);
            assertFalse(why.contains("s3cr3t"), why);
        }
    }

    @Test
    void aSecretThatMustNotBeReadSaysWhichMay() throws Exception {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    byte[] denial =
                            "{\"__type\":\"AccessDeniedException\",\"Message\":\"no\"}"
                                    .getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(400, denial.length);
                    exchange.getResponseBody().write(denial);
                    exchange.close();
                });
        server.start();
        URI endpoint = URI.create("http://localhost:" + server.getAddress().getPort());
        try (SecretsManagerClient client = client(endpoint)) {
            String why = refusal(new SecretsManagerSecrets(client, CLOCK), "orders-secret");

            assertTrue(why.contains("orders-secret"), why);
            assertTrue(why.contains("-maintenance-user-secret"), why);
        } finally {
            server.stop(0);
        }
    }

    private static String refusal(SecretsManagerSecrets secrets, String name) {
        return String.valueOf(
                assertThrows(IllegalArgumentException.class, () -> secrets.find(name))
                        .getMessage());
    }

    private static SecretsManagerClient client(URI endpoint) {
        return SecretsManagerClient.builder()
                .endpointOverride(endpoint)
                .region(Region.of(LocalAws.REGION))
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create(AWS.account(), "test")))
                .build();
    }
}
