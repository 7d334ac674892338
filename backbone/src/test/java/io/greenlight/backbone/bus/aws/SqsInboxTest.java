package io.greenlight.backbone.bus.aws;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.greenlight.backbone.aws.LocalAwsResource;
import io.greenlight.backbone.bus.Dispatch;
import io.greenlight.backbone.bus.Outbox;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.CutoverRequested;
import io.greenlight.contracts.UpgradeId;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(LocalAwsResource.class)
class SqsInboxTest {

    @Inject ScriptedHandler handler;
    @Inject Outbox outbox;

    @Test
    void whatIsSentIsHeard() {
        var event =
                new CutoverRequested(
                        new UpgradeId("orders-0123abcd"),
                        new ClusterRef("eu-central-1", "orders"),
                        Instant.parse("2026-11-21T10:00:00Z"));
        outbox.send(Dispatch.now(event));
        await().untilAsserted(() -> assertEquals(List.of(event), handler.heard()));
    }
}
