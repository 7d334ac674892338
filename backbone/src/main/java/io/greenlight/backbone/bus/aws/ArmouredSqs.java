package io.greenlight.backbone.bus.aws;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.runAsync;

import io.greenlight.backbone.bus.Drain;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/// The client that the connector listens with. A channel of connector 4.33.0 ends for good at the
/// first call that fails, so here none does:
///
/// - a poll that fails is an empty one, after a pause;
/// - a queue that is missing is asked for until it is there;
/// - a message whose visibility cannot be changed comes when it comes.
///
/// While the service stops, nothing is received: a message taken then would be nobody's.
public final class ArmouredSqs implements SqsAsyncClient {

    private static final Logger LOG = Logger.getLogger(ArmouredSqs.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final SqsAsyncClient sqs;
    private final Drain drain;
    private final BusCondition condition;

    public ArmouredSqs(SqsAsyncClient sqs, Drain drain, BusCondition condition) {
        this.sqs = sqs;
        this.drain = drain;
        this.condition = condition;
    }

    @Override
    public CompletableFuture<ReceiveMessageResponse> receiveMessage(ReceiveMessageRequest request) {
        ReceiveMessageResponse nothing = ReceiveMessageResponse.builder().build();
        if (drain.isStopping()) {
            return later(() -> completedFuture(nothing));
        }
        return sqs.receiveMessage(request)
                .thenApply(this::worked)
                .exceptionallyCompose(thrown -> {
                    if (!drain.isStopping()) {
                        failed("cannot receive, will try again", thrown);
                    }
                    return later(() -> completedFuture(nothing));
                });
    }

    @Override
    public CompletableFuture<GetQueueUrlResponse> getQueueUrl(GetQueueUrlRequest request) {
        return sqs.getQueueUrl(request)
                .thenApply(this::worked)
                .exceptionallyCompose(thrown -> {
                    failed("cannot find queue " + request.queueName(), thrown);
                    return later(() -> getQueueUrl(request));
                });
    }

    @Override
    public CompletableFuture<ChangeMessageVisibilityResponse> changeMessageVisibility(
            ChangeMessageVisibilityRequest request) {
        return sqs.changeMessageVisibility(request)
                .exceptionally(thrown -> {
                    warn("cannot say when a message comes again", thrown);
                    return ChangeMessageVisibilityResponse.builder().build();
                });
    }

    @Override
    public String serviceName() {
        return sqs.serviceName();
    }

    @Override
    public void close() {
        sqs.close();
    }

    private <T> T worked(T answer) {
        condition.worked();
        return answer;
    }

    private void failed(String sentence, Throwable thrown) {
        condition.failed(cause(thrown));
        warn(sentence, thrown);
    }

    private static void warn(String sentence, Throwable thrown) {
        LOG.warnf("%s: %s", sentence, cause(thrown).getMessage());
    }

    private static Throwable cause(Throwable thrown) {
        return thrown instanceof CompletionException && thrown.getCause() != null
                ? thrown.getCause()
                : thrown;
    }

    private static <T> CompletableFuture<T> later(Supplier<CompletableFuture<T>> next) {
        return runAsync(
                        () -> {},
                        CompletableFuture.delayedExecutor(PAUSE.toMillis(), TimeUnit.MILLISECONDS))
                .thenCompose(_ -> next.get());
    }
}
