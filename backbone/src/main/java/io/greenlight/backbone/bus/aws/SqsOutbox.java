package io.greenlight.backbone.bus.aws;

import io.greenlight.backbone.bus.Dispatch;
import io.greenlight.backbone.bus.Outbox;
import io.greenlight.backbone.bus.TraceContext;
import io.greenlight.contracts.EventCodec;
import io.greenlight.contracts.Service;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Scope;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/// Sends through the plain client instead of an outgoing channel of the connector, which at SIGTERM
/// drops a message without a word and lets its sender wait 70 s (4.33.0). The client waits for
/// SQS's answer within its bounds, and fails with SQS's own reason.
@Singleton
final class SqsOutbox implements Outbox {

    private static final int ATTEMPTS = 3;

    private final SqsClient sqs;
    private final QueueUrls queues;
    private final OpenTelemetry telemetry;
    private final TraceContext trace;
    private final EventCodec codec = new EventCodec();

    @Inject
    SqsOutbox(SqsClient sqs, QueueUrls queues, OpenTelemetry telemetry, TraceContext trace) {
        this.sqs = sqs;
        this.queues = queues;
        this.telemetry = telemetry;
        this.trace = trace;
    }

    @Override
    public void send(Dispatch dispatch) {
        sendAll(List.of(dispatch));
    }

    @Override
    public void sendAll(List<Dispatch> dispatches) {
        Map<Service, Parcel> open = new LinkedHashMap<>();
        for (Dispatch dispatch : dispatches) {
            String body = codec.encode(dispatch.event());
            for (Service recipient : Service.recipientsOf(dispatch.event())) {
                Parcel parcel = open.computeIfAbsent(recipient, _ -> new Parcel());
                if (!parcel.hasRoomFor(body)) {
                    send(recipient, parcel);
                    parcel = new Parcel();
                    open.put(recipient, parcel);
                }
                parcel.add(body, wholeSeconds(dispatch.delay()));
            }
        }
        open.forEach(this::send);
    }

    private void send(Service recipient, Parcel parcel) {
        Span span =
                telemetry
                        .getTracer("io.greenlight.bus")
                        .spanBuilder(recipient.queue() + " send")
                        .setSpanKind(SpanKind.PRODUCER)
                        .startSpan();
        try (Scope _ = span.makeCurrent()) {
            List<SendMessageBatchRequestEntry> left = parcel.entries(attributes());
            for (int attempt = 1; !left.isEmpty(); attempt++) {
                left = refused(recipient, left, attempt == ATTEMPTS);
            }
        } finally {
            span.end();
        }
    }

    /// Sends them. The SDK does not try those again that SQS refuses beside others that it takes.
    ///
    /// @return those that are worth another attempt
    private List<SendMessageBatchRequestEntry> refused(
            Service recipient, List<SendMessageBatchRequestEntry> entries, boolean isLast) {
        List<BatchResultErrorEntry> refused =
                sqs.sendMessageBatch(
                                SendMessageBatchRequest.builder()
                                        .queueUrl(queues.of(recipient))
                                        .entries(entries)
                                        .build())
                        .failed();
        if (!refused.isEmpty()
                && (isLast || refused.stream().anyMatch(BatchResultErrorEntry::senderFault))) {
            throw SdkClientException.create(
                    "SQS refused %d events for %s: %s"
                            .formatted(
                                    refused.size(),
                                    recipient.queue(),
                                    refused.getFirst().message()));
        }
        Set<String> ids =
                refused.stream().map(BatchResultErrorEntry::id).collect(Collectors.toSet());
        return entries.stream().filter(entry -> ids.contains(entry.id())).toList();
    }

    /// Never earlier than asked for.
    private static int wholeSeconds(Duration delay) {
        return (int) delay.plusNanos(999_999_999).toSeconds();
    }

    private Map<String, MessageAttributeValue> attributes() {
        return trace.fields().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, field -> text(field.getValue())));
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
    }
}
