package io.greenlight.backbone.bus.aws;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.aws.sqs.SqsReceiveMessageRequestCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/// Asks for what the inbox needs of a message, and for nothing else. The connector would also ask
/// for `_classname` and load whatever class a stranger names there (4.33.0).
@ApplicationScoped
@Identifier("greenlight")
class ReceiveAttributes implements SqsReceiveMessageRequestCustomizer {

    @Override
    public void customize(ReceiveMessageRequest.Builder request) {
        request.messageSystemAttributeNames(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT)
                .messageAttributeNames("traceparent", "tracestate");
    }
}
