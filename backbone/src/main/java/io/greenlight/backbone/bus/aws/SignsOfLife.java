package io.greenlight.backbone.bus.aws;

import io.greenlight.backbone.bus.BusConfig;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.Message;

/// Keeps a message hidden while its handler works on it. Without them an event that takes longer
/// than the queue's visibility timeout would be worked on by several at once, and end in the
/// dead-letter queue although it succeeded; the connector has none (4.33.0).
@Singleton
final class SignsOfLife {

    private final SqsAsyncClient sqs;
    private final QueueUrls queues;
    private final BusConfig config;
    private final ScheduledExecutorService clockwork =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("signs-of-life").factory());

    @Inject
    SignsOfLife(SqsAsyncClient sqs, QueueUrls queues, BusConfig config) {
        this.sqs = sqs;
        this.queues = queues;
        this.config = config;
    }

    /// Gives a sign at once and three in every visibility timeout, until closed.
    Signs of(Message message) {
        Duration visibility = config.visibility();
        String queue = queues.of(config.service());
        ChangeMessageVisibilityRequest sign =
                ChangeMessageVisibilityRequest.builder()
                        .queueUrl(queue)
                        .receiptHandle(message.receiptHandle())
                        .visibilityTimeout((int) visibility.toSeconds())
                        .build();
        long third = visibility.dividedBy(3).toMillis();
        ScheduledFuture<?> signs =
                clockwork.scheduleAtFixedRate(
                        () -> {
                            var _ = sqs.changeMessageVisibility(sign);
                        },
                        third,
                        third,
                        TimeUnit.MILLISECONDS);
        return () -> signs.cancel(false);
    }

    @PreDestroy
    void stop() {
        clockwork.shutdownNow();
    }

    /// Signs that are being given.
    interface Signs extends AutoCloseable {
        @Override
        void close();
    }
}
