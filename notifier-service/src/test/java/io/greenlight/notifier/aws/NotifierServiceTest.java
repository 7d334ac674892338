package io.greenlight.notifier.aws;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.aws.LocalAws;
import io.greenlight.backbone.aws.LocalAwsResource;
import io.greenlight.backbone.bus.Dispatch;
import io.greenlight.backbone.bus.Outbox;
import io.greenlight.backbone.journal.aws.Bucket;
import io.greenlight.contracts.EventCodec;
import io.greenlight.contracts.FleetRun;
import io.greenlight.contracts.NotifierEvent;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.notifier.EventJournal;
import io.greenlight.notifier.FleetStory;
import io.greenlight.notifier.Story;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
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
    @Inject Bucket bucket;

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

    @Test
    void aRunOfTheFleetLeavesAFolderWhateverOrderItsFactsComeIn() {
        FleetStory story = new FleetStory(new FleetRun("20261121-210000Z"));
        bucket.overwrite(
                "upgrades/%s/files/UPGRADE-freeze.log".formatted(upgraded(story)), "frozen\n");
        List<NotifierEvent> facts = new ArrayList<>(story.facts());
        facts.addAll(story.facts());
        Collections.shuffle(facts, new Random(20261121));

        outbox.send(Dispatch.now(story.ended()));
        facts.forEach(fact -> outbox.send(Dispatch.now(fact)));

        String folder = "runs/20261121-210000Z/";
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> {
                    assertEquals(
                            "FAILED", text(folder + "UPGRADE-status").lines().findFirst().get());
                    assertEquals("frozen\n", text(folder + "orders/UPGRADE-freeze.log"));
                    assertEquals(3, lines(folder + "orders/UPGRADE-20261121-210000Z.log"));
                    assertEquals(4, lines(folder + "UPGRADE-cluster_list.txt"));
                    assertEquals(8, lines(folder + "UPGRADE-master-20261121-210000Z.log"));
                    assertEquals("SUCCESS", text(folder + "PREUPGRADE-status").substring(0, 7));
                });
    }

    private static UpgradeId upgraded(FleetStory story) {
        return story.ended().upgrades().getFirst();
    }

    private long lines(String key) {
        return text(key).lines().count();
    }

    private String text(String key) {
        return bucket.read(key).map(Bucket.Text::content).orElse("there is no " + key);
    }
}
