package io.greenlight.notifier.aws;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.aws.FaultyWire;
import io.greenlight.backbone.aws.LocalAws;
import io.greenlight.contracts.EventCodec;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.notifier.Story;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// What becomes of work when its process ends, and of a process that is there before its queue.
class NotifierProcessIT {

    private static final UpgradeId UPGRADE = new UpgradeId("orders-00000002");
    private static final UpgradeEvent COMPLETED = new Story(UPGRADE).upgraded().getLast();

    private final LocalAws aws = LocalAws.fresh();
    private final FaultyWire wire = FaultyWire.to(aws.endpoint());
    private final SqsClient sqs;
    private final SnsClient sns;

    NotifierProcessIT() {
        aws.useHere();
        sqs = SqsClient.create();
        sns = SnsClient.create();
    }

    @BeforeEach
    void allIsWell() {
        wire.mend();
    }

    @AfterEach
    void endAll() {
        sqs.close();
        sns.close();
        wire.close();
    }

    @Test
    void aQueueThatIsMissingAtTheStartIsWaitedFor() throws Exception {
        try (NotifierProcess notifier = NotifierProcess.start(aws)) {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> notifier.log().contains("cannot find queue greenlight-notifier"));

            aws.deploy(3);
            Subscriber subscriber = new Subscriber(aws, sqs, sns, UPGRADE.value());
            send(COMPLETED);

            awaitMails(subscriber, 1);
        }
    }

    @Test
    void atSigtermWorkIsEndedAndTold() throws Exception {
        aws.deploy(3);
        Subscriber subscriber = new Subscriber(aws, sqs, sns, UPGRADE.value());
        wire.delay("Publish", Duration.ofSeconds(4));
        try (NotifierProcess notifier = NotifierProcess.start(aws.through(wire.endpoint()))) {
            send(COMPLETED);
            await().atMost(Duration.ofSeconds(20)).until(() -> wire.calls("Publish") == 1);

            Duration took = notifier.stop();

            assertEquals(1, subscriber.mails().size(), notifier::log);
            assertTrue(isEmpty(), notifier::log);
            // 4 s of work and what Quarkus needs; the connector alone hung for 70
            assertTrue(took.compareTo(Duration.ofSeconds(12)) < 0, () -> took + notifier.log());
        }
    }

    @Test
    void workThatWasCutOffIsDoneByTheNext() throws Exception {
        aws.deploy(3);
        Subscriber subscriber = new Subscriber(aws, sqs, sns, UPGRADE.value());
        wire.delay("Publish", Duration.ofMinutes(5));
        try (NotifierProcess notifier = NotifierProcess.start(aws.through(wire.endpoint()))) {
            send(COMPLETED);
            await().atMost(Duration.ofSeconds(20)).until(() -> wire.calls("Publish") == 1);
            notifier.kill();
        }

        try (NotifierProcess _ = NotifierProcess.start(aws)) {
            awaitMails(subscriber, 1);
            await().atMost(Duration.ofSeconds(20)).until(this::isEmpty);
        }
    }

    private static void awaitMails(Subscriber subscriber, int count) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertEquals(count, subscriber.mails().size()));
    }

    private void send(UpgradeEvent event) {
        String body = new EventCodec().encode(event);
        sqs.sendMessage(message -> message.queueUrl(queue()).messageBody(body));
    }

    private boolean isEmpty() {
        var counts =
                List.of(
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);
        return sqs
                .getQueueAttributes(get -> get.queueUrl(queue()).attributeNames(counts))
                .attributes()
                .values()
                .stream()
                .allMatch("0"::equals);
    }

    private String queue() {
        return aws.queueUrl("greenlight-notifier");
    }
}
