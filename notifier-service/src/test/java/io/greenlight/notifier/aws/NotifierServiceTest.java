package io.greenlight.notifier.aws;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.aws.LocalAws;
import io.greenlight.backbone.aws.LocalAwsResource;
import io.greenlight.backbone.bus.Dispatch;
import io.greenlight.backbone.bus.Outbox;
import io.greenlight.contracts.EventCodec;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.notifier.EventJournal;
import io.greenlight.notifier.Story;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

@QuarkusTest
@WithTestResource(LocalAwsResource.class)
class NotifierServiceTest {

    @Inject Outbox outbox;
    @Inject EventJournal journal;
    @Inject SqsClient sqs;
    @Inject SnsClient sns;

    @Test
    void anUpgradeIsToldOfOnceAndReportedWhateverOrderItsEventsComeIn() {
        UpgradeId upgrade = new UpgradeId("orders-00000001");
        var events = new Story(upgrade).upgraded();
        var subscriber = new Subscriber(LocalAws.shared(), sqs, sns, upgrade.value());

        // twice, and the last word first
        events.reversed().forEach(event -> outbox.send(Dispatch.now(event)));
        events.forEach(event -> outbox.send(Dispatch.now(event)));

        int figures = 2;
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertEquals(events.size() + figures, subscriber.mails().size()));
        assertEquals(
                events.stream()
                        .map(event -> EventCodec.typeName(event.getClass()))
                        .sorted()
                        .distinct()
                        .toList(),
                subscriber.mails().stream()
                        .map(mail -> mail.attributes().get("type").get("Value").asText())
                        .sorted()
                        .distinct()
                        .toList());
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertEquals(events, journal.events(upgrade)));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        assertTrue(
                                journal.report(upgrade, "md")
                                        .orElse("")
                                        .contains("| clone-source | 2 | done |")));
    }
}
