package io.greenlight.backbone.bus.aws;

import io.greenlight.backbone.bus.BusConfig;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.Message;

/// Has a message in its hands while its event is worked on, and deletes it after that.
///
/// While it is held, it gives signs of life: without them an event that takes longer than the
/// queue's visibility timeout would be worked on by several at once, and end in the dead-letter
/// queue although it succeeded. And it deletes by itself, because the connector does so only after
/// the method returned, when a service that stops has closed its clients (4.33.0 has neither).
@Singleton
final class Custody {

    private static final Logger LOG = Logger.getLogger(Custody.class);

    private final SqsAsyncClient signing;
    private final SqsClient deleting;
    private final QueueUrls queues;
    private final BusConfig config;
    private final ScheduledExecutorService clockwork =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("signs-of-life").factory());

    @Inject
    Custody(SqsAsyncClient signing, SqsClient deleting, QueueUrls queues, BusConfig config) {
        this.signing = signing;
        this.deleting = deleting;
        this.queues = queues;
        this.config = config;
    }

    /// Takes the message, and gives three signs of life in every visibility timeout.
    Held take(Message message) {
        String queue = queues.of(config.service());
        ChangeMessageVisibilityRequest sign =
                ChangeMessageVisibilityRequest.builder()
                        .queueUrl(queue)
                        .receiptHandle(message.receiptHandle())
                        .visibilityTimeout((int) config.visibility().toSeconds())
                        .build();
        long third = config.visibility().dividedBy(3).toMillis();
        ScheduledFuture<?> signs =
                clockwork.scheduleAtFixedRate(
                        () -> give(sign), third, third, TimeUnit.MILLISECONDS);
        return new Held(queue, message.receiptHandle(), signs);
    }

    /// One that fails is warned of by the client; the next is soon enough.
    private void give(ChangeMessageVisibilityRequest sign) {
        var _ = signing.changeMessageVisibility(sign);
    }

    @PreDestroy
    void stop() {
        clockwork.shutdownNow();
    }

    /// A message in our hands, until closed.
    final class Held implements AutoCloseable {

        private final String queue;
        private final String receipt;
        private final ScheduledFuture<?> signs;

        private Held(String queue, String receipt, ScheduledFuture<?> signs) {
            this.queue = queue;
            this.receipt = receipt;
            this.signs = signs;
        }

        /// The work is done and the message goes. If it does not, the event comes again, which
        /// handlers are made for: nothing to fail for, now that all is sent.
        void done() {
            close();
            try {
                deleting.deleteMessage(delete -> delete.queueUrl(queue).receiptHandle(receipt));
            } catch (SdkException kept) {
                LOG.warnf("cannot delete a message, it will come again: %s", kept.getMessage());
            }
        }

        @Override
        public void close() {
            signs.cancel(false);
        }
    }
}
