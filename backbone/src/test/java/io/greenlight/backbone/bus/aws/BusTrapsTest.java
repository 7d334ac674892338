package io.greenlight.backbone.bus.aws;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.aws.FaultyWire;
import io.greenlight.backbone.bus.Dispatch;
import io.greenlight.backbone.bus.Outbox;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.CutoverRequested;
import io.greenlight.contracts.EventCodec;
import io.greenlight.contracts.Service;
import io.greenlight.contracts.UpgradeId;
import io.opentelemetry.api.trace.Span;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// What goes wrong on a bus, made to happen on a real SQS. Each of these ended a channel of the
/// connector for good, or lost or multiplied work, before the armour (connector 4.33.0).
@QuarkusTest
@WithTestResource(WiredAwsResource.class)
class BusTrapsTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Inject ScriptedHandler handler;
    @Inject Outbox outbox;
    @Inject QueueUrls queues;
    @Inject SqsClient sqs;
    @Inject @Readiness BusReadiness readiness;
    @Nullable FaultyWire injectedWire;

    @BeforeEach
    void allIsWell() {
        wire().mend();
        sqs.purgeQueue(purge -> purge.queueUrl(queue()));
        sqs.purgeQueue(purge -> purge.queueUrl(deadQueue()));
        handler.follow(_ -> List.of());
    }

    @Test
    void whatIsSentIsHeardOnceAndGone() {
        CutoverRequested event = event();
        outbox.send(Dispatch.now(event));
        awaitHeard(List.of(event));
        awaitEmpty(queue());
    }

    @Test
    void whatAHandlerReturnsIsSentBeforeItsMessageGoes() {
        CutoverRequested first = event();
        CutoverRequested second = event();
        handler.follow(event ->
                event.equals(first)
                        ? List.of(new Dispatch(second, Duration.ofMillis(1500)))
                        : List.of());
        long sent = System.nanoTime();
        outbox.send(Dispatch.now(first));
        awaitHeard(List.of(first, second));
        assertTrue(System.nanoTime() - sent >= Duration.ofMillis(1500).toNanos());
    }

    @Test
    void anEventThatFailsComesAgain() {
        CutoverRequested event = event();
        AtomicInteger failures = new AtomicInteger(1);
        handler.follow(_ -> {
            if (failures.getAndDecrement() > 0) {
                throw new IllegalStateException("a passing fault");
            }
            return List.of();
        });
        outbox.send(Dispatch.now(event));
        awaitHeard(List.of(event, event));
        awaitEmpty(queue());
    }

    @Test
    void anOutageOfTheBusEndsByItselfAndReadinessTellsOfItMeanwhile() {
        wire().cut();
        await().atMost(20, SECONDS).until(() -> status() == HealthCheckResponse.Status.DOWN);
        // SQS away for 12 s is what ended the connector's channel
        await().pollDelay(Duration.ofSeconds(6)).until(() -> true);

        wire().mend();
        CutoverRequested event = event();
        outbox.send(Dispatch.now(event));
        awaitHeard(List.of(event));
        assertEquals(HealthCheckResponse.Status.UP, status());
    }

    @Test
    void aWrongCredentialIsALastingFault() {
        wire().refuse("ReceiveMessage", Integer.MAX_VALUE);
        await().atMost(20, SECONDS).until(() -> status() == HealthCheckResponse.Status.DOWN);
        String fault =
                readiness.call().getData().orElse(Map.of()).getOrDefault("fault", "").toString();
        assertTrue(fault.contains("refused by a test"), fault);
    }

    @Test
    void aMessageThatCannotBeDeletedComesAgainAndTheChannelLives() {
        wire().refuse("DeleteMessage", 1);
        CutoverRequested event = event();
        outbox.send(Dispatch.now(event));
        awaitHeard(List.of(event, event));
        awaitEmpty(queue());
    }

    @Test
    void badJsonGoesToTheDeadLetterQueueAndTheChannelLives() {
        deadAfterOneTry(() -> send("{\"type\": \"cutover-reque", Map.of()));
    }

    @Test
    void anEventForSomebodyElseGoesToTheDeadLetterQueue() {
        deadAfterOneTry(() ->
                send(
                        "{\"type\": \"discovery-requested\", \"at\": \"2026-11-21T10:00:00Z\"}",
                        Map.of()));
    }

    @Test
    void aClassNameSentByAStrangerIsNeverLoaded() {
        CutoverRequested event = event();
        send(
                new EventCodec().encode(event),
                Map.of("_classname", text("io.greenlight.backbone.bus.aws.Bomb")));
        awaitHeard(List.of(event));
        assertEquals(0, Loaded.TIMES.get());
        awaitEmpty(queue());
    }

    @Test
    void workLongerThanTheVisibilityTimeoutIsDoneOnce() {
        handler.follow(_ -> {
            // Longer than two visibility timeouts.
            Thread.sleep(Duration.ofSeconds(8));
            return List.of();
        });
        CutoverRequested event = event();
        outbox.send(Dispatch.now(event));
        await().atMost(20, SECONDS)
                .until(() -> wire().calls("DeleteMessage") > 0 && isEmpty(queue()));
        assertEquals(List.of(event), handler.heard());
    }

    @Test
    void noMoreAreWorkedOnAtOnceThanTheCap() {
        CountDownLatch four = new CountDownLatch(4);
        AtomicInteger atWork = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        handler.follow(_ -> {
            most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
            // Long enough for the next one to come.
            Thread.sleep(Duration.ofMillis(500));
            atWork.decrementAndGet();
            four.countDown();
            return List.of();
        });
        for (int i = 0; i < 4; i++) {
            outbox.send(Dispatch.now(event()));
        }
        await().atMost(15, SECONDS).until(() -> four.getCount() == 0);
        assertEquals(2, most.get());
    }

    @Test
    void oneTraceLeadsThroughAllEventsAndLogLinesCarryTheUpgrade() {
        Set<String> traces = ConcurrentHashMap.newKeySet();
        Set<Object> upgrades = ConcurrentHashMap.newKeySet();
        CutoverRequested first = event();
        CutoverRequested second = event();
        handler.follow(event -> {
            traces.add(Span.current().getSpanContext().getTraceId());
            upgrades.add(String.valueOf(MDC.get("upgrade")));
            return event.equals(first) ? List.of(Dispatch.now(second)) : List.of();
        });
        send(
                new EventCodec().encode(first),
                Map.of(
                        "traceparent",
                        text("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")));
        awaitHeard(List.of(first, second));
        assertEquals(Set.of("0af7651916cd43dd8448eb211c80319c"), traces);
        assertEquals(Set.of(first.upgrade().value(), second.upgrade().value()), upgrades);
    }

    private void deadAfterOneTry(Runnable sending) {
        redrive(1);
        try {
            sending.run();
            await().atMost(30, SECONDS).until(() -> !isEmpty(deadQueue()));
        } finally {
            redrive(10);
        }
        CutoverRequested event = event();
        outbox.send(Dispatch.now(event));
        awaitHeard(List.of(event));
    }

    /// Ten tries would take the test longer than it proves more.
    private void redrive(int tries) {
        String arn = attribute(deadQueue(), QueueAttributeName.QUEUE_ARN);
        String policy =
                "{\"deadLetterTargetArn\": \"%s\", \"maxReceiveCount\": %d}".formatted(arn, tries);
        sqs.setQueueAttributes(set ->
                set.queueUrl(queue())
                        .attributes(Map.of(QueueAttributeName.REDRIVE_POLICY, policy)));
    }

    private void send(String body, Map<String, MessageAttributeValue> attributes) {
        sqs.sendMessage(message ->
                message.queueUrl(queue()).messageBody(body).messageAttributes(attributes));
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
    }

    private FaultyWire wire() {
        return Objects.requireNonNull(injectedWire);
    }

    private HealthCheckResponse.Status status() {
        return readiness.call().getStatus();
    }

    private void awaitHeard(List<CutoverRequested> events) {
        await().atMost(20, SECONDS).untilAsserted(() -> assertEquals(events, handler.heard()));
    }

    private void awaitEmpty(String queue) {
        await().atMost(10, SECONDS).until(() -> isEmpty(queue));
    }

    private boolean isEmpty(String queue) {
        return List.of(
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED)
                .stream()
                .allMatch(count -> attribute(queue, count).equals("0"));
    }

    private String attribute(String queue, QueueAttributeName name) {
        return sqs.getQueueAttributes(get -> get.queueUrl(queue).attributeNames(name))
                .attributes()
                .getOrDefault(name, "");
    }

    private String queue() {
        return queues.of(Service.CUTOVER);
    }

    private String deadQueue() {
        return queue() + "-dead";
    }

    private static CutoverRequested event() {
        String id = "orders-%08x".formatted(NUMBER.incrementAndGet());
        return new CutoverRequested(
                new UpgradeId(id),
                new ClusterRef("eu-central-1", "orders"),
                Instant.parse("2026-11-21T10:00:00Z"));
    }
}
