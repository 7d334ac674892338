package io.greenlight.backbone.bus.aws;

import io.greenlight.backbone.bus.Drain;
import io.greenlight.contracts.UnreadableEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.aws.sqs.SqsFailureHandler;
import io.smallrye.reactive.messaging.aws.sqs.SqsMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/// What becomes of an event that could not be handled: it comes again after 2, 4, 8, ... seconds,
/// until the queue's redrive policy moves it to the dead-letter queue.
///
/// One that nobody can read gets there in a minute, for waiting does not mend it; yet it is not
/// thrown away at once, since a newer copy of this service may be on its way.
@ApplicationScoped
@Identifier("backoff")
class BackoffNack implements SqsFailureHandler.Factory {

    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration UNREADABLE = Duration.ofSeconds(5);

    @Override
    public SqsFailureHandler create(
            String channel,
            SqsAsyncClient sqs,
            Uni<String> queue,
            BiConsumer<Throwable, Boolean> report) {
        return new ComeAgain(sqs, queue);
    }

    /// When it comes again.
    static Duration pause(int receives, Throwable failure) {
        return switch (failure) {
            case Drain.Stopping _ -> Duration.ZERO;
            case UnreadableEvent _ -> UNREADABLE;
            default -> {
                Duration doubled = Duration.ofSeconds(1L << Math.clamp(receives, 1, 10));
                yield doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
            }
        };
    }

    private record ComeAgain(SqsAsyncClient sqs, Uni<String> queue) implements SqsFailureHandler {

        @Override
        public Uni<Void> handle(SqsMessage<?> message, Metadata metadata, Throwable failure) {
            Duration pause = pause(receives(message.getMessage()), failure);
            return queue.map(url ->
                            ChangeMessageVisibilityRequest.builder()
                                    .queueUrl(url)
                                    .receiptHandle(message.getMessage().receiptHandle())
                                    .visibilityTimeout((int) pause.toSeconds())
                                    .build())
                    .chain(request ->
                            Uni.createFrom()
                                    .completionStage(() -> sqs.changeMessageVisibility(request)))
                    .replaceWithVoid()
                    .emitOn(message::runOnMessageContext);
        }

        private static int receives(Message message) {
            String count =
                    message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT);
            return count == null ? 1 : Integer.parseInt(count);
        }
    }
}
