package io.greenlight.discovery.aws;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.aws.LocalAws;
import io.greenlight.backbone.aws.LocalAwsResource;
import io.greenlight.backbone.bus.Dispatch;
import io.greenlight.backbone.bus.Outbox;
import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.backbone.journal.OrderBook;
import io.greenlight.contracts.DiscoveryRequested;
import io.greenlight.contracts.EventCodec;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.Service;
import io.greenlight.contracts.UnreadableEvent;
import io.greenlight.contracts.UpgradeDiscovered;
import io.greenlight.contracts.UpgradeEvent;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.scheduler.Trigger;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

@QuarkusTest
@WithTestResource(LocalAwsResource.class)
class DiscoveryServiceTest {

    @Inject Outbox outbox;
    @Inject OrderBook orders;
    @Inject FakeFleet fleet;
    @Inject Clock clock;
    @Inject SqsClient sqs;
    @Inject Scheduler scheduler;

    @Test
    void aRequestFindsATaggedClusterAndTellsEveryone() throws UnreadableEvent {
        fleet.offer("14.24", "17.11");
        fleet.put(
                FakeFleet.cluster(
                        "orders",
                        PostgresVersion.parse("14.24"),
                        Map.of(
                                "UpgradeDB", "Y",
                                "aurora-maintenance-user-secret", "orders-secret")));

        outbox.send(Dispatch.now(new DiscoveryRequested(clock.instant())));

        await().atMost(Duration.ofSeconds(30))
                .until(() -> fleet.tagsOf("orders").containsKey("UpgradeDB:Announced"));
        List<UpgradeEvent> heard = received(Service.PREFLIGHT);
        UpgradeDiscovered discovered = (UpgradeDiscovered) heard.getFirst();
        assertEquals(1, heard.size());
        assertEquals(heard, received(Service.NOTIFIER));
        assertEquals(discovered.path(), orders.find(discovered.upgrade()).orElseThrow().path());
        assertEquals("discovered", fleet.tagsOf("orders").get("UpgradeDB:Status"));
    }

    @Test
    void theScheduleTurnsEveryFiveMinutes() {
        Trigger job = scheduler.getScheduledJob("discovery");
        await().until(() -> job.getPreviousFireTime() != null);

        long seconds =
                Duration.between(job.getPreviousFireTime(), job.getNextFireTime()).toSeconds();

        assertTrue(seconds >= 299 && seconds <= 301, "every %d s".formatted(seconds));
    }

    private List<UpgradeEvent> received(Service service) throws UnreadableEvent {
        String queue = LocalAws.shared().queueUrl(service.queue());
        List<UpgradeEvent> events = new ArrayList<>();
        for (Message message :
                sqs.receiveMessage(request ->
                                request.queueUrl(queue).maxNumberOfMessages(10).waitTimeSeconds(2))
                        .messages()) {
            events.add(new EventCodec().decode(message.body()));
        }
        return events;
    }
}
