package io.greenlight.launcher.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.ConsentGiven;
import io.greenlight.contracts.ConsentToken;
import io.greenlight.contracts.PreflightRequested;
import io.greenlight.contracts.UpgradeId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Events by hand: right ones are made, wrong ones refused with the reason.
final class RequestSenderTest {

    private static final Instant NOW = Instant.parse("2026-11-21T06:00:00Z");

    private final RequestSender sender =
            new RequestSender(new AwsAccess(Map.of("AWS_REGION", "eu-central-1")));

    @Test
    void aRequestCarriesClusterUpgradeAndTime() {
        Object made =
                sender.request(
                        "preflight-requested",
                        "orders",
                        Optional.of("orders-281d690b"),
                        NOW,
                        Map.of("check", "replica-identity"));

        assertEquals(
                new PreflightRequested(
                        new UpgradeId("orders-281d690b"),
                        new ClusterRef("eu-central-1", "orders"),
                        NOW,
                        "replica-identity"),
                made);
    }

    @Test
    void aConsentCarriesItsToken() {
        ConsentToken token = new ConsentToken("89abcdef");

        Object made =
                sender.request(
                        "consent-given",
                        "orders",
                        Optional.of("orders-281d690b"),
                        NOW,
                        Map.of("token", token));

        assertEquals(
                new ConsentGiven(
                        new UpgradeId("orders-281d690b"),
                        new ClusterRef("eu-central-1", "orders"),
                        NOW,
                        token),
                made);
    }

    @Test
    void everyRequestIsOffered() {
        assertEquals(
                List.of(
                        "acknowledgement-given",
                        "cleanup-requested",
                        "consent-given",
                        "cutover-requested",
                        "discovery-requested",
                        "preflight-requested",
                        "rehearsal-requested",
                        "replication-requested",
                        "retry-requested",
                        "way-back-requested"),
                RequestSender.requests());
    }

    @Test
    void aFactIsNoRequest() {
        String why = refusal("upgrade-completed", "orders-281d690b");

        assertTrue(why.contains("no request is called upgrade-completed"), why);
        assertTrue(why.contains("cutover-requested"), why);
    }

    @Test
    void anUpgradeIdThatIsNoneIsRefused() {
        String why = refusal("cutover-requested", "orders");

        assertTrue(why.contains("not an upgrade id: orders"), why);
    }

    @Test
    void jsonThatIsNoEventIsRefusedWithTheReason() {
        IllegalArgumentException refused =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> sender.read("{\"type\":\"cutover-now\"}"));

        assertTrue(String.valueOf(refused.getMessage()).contains("cutover-now"));
    }

    @Test
    void aFactThatSomebodyHasWrittenIsRefused() {
        String fact =
                """
                {"type": "cleanup-completed", "upgrade": "orders-281d690b",
                 "cluster": {"region": "eu-central-1", "identifier": "orders"},
                 "at": "2026-11-21T20:00:00Z"}
                """;

        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> sender.read(fact));

        assertTrue(
                String.valueOf(refused.getMessage()).startsWith("cleanup-completed is a fact"),
                refused.getMessage());
    }

    private String refusal(String type, String upgrade) {
        return String.valueOf(
                assertThrows(
                                IllegalArgumentException.class,
                                () ->
                                        sender.request(
                                                type,
                                                "orders",
                                                Optional.of(upgrade),
                                                NOW,
                                                Map.of()))
                        .getMessage());
    }
}
