package io.greenlight.notifier.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.greenlight.backbone.aws.LocalAws;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// Somebody who subscribed to all topics with a filter on one upgrade, as a person would with a
/// mailbox.
final class Subscriber {

    /// What arrived: SNS's envelope around a notice.
    record Mail(String topic, String subject, String text, JsonNode attributes) {}

    private final SqsClient sqs;
    private final String queue;
    private final List<Mail> mails = new ArrayList<>();
    private final ObjectMapper json = new ObjectMapper();

    Subscriber(LocalAws aws, SqsClient sqs, SnsClient sns, String upgrade) {
        this.sqs = sqs;
        String name = "mailbox-" + upgrade;
        queue = sqs.createQueue(create -> create.queueName(name)).queueUrl();
        String arn =
                sqs.getQueueAttributes(get ->
                                get.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
                        .attributes()
                        .get(QueueAttributeName.QUEUE_ARN);
        for (String purpose : List.of("progress", "attention", "completed")) {
            String subscription =
                    sns.subscribe(subscribe ->
                                    subscribe
                                            .topicArn(aws.topic(purpose))
                                            .protocol("sqs")
                                            .endpoint(arn)
                                            .returnSubscriptionArn(true))
                            .subscriptionArn();
            sns.setSubscriptionAttributes(set ->
                    set.subscriptionArn(subscription)
                            .attributeName("FilterPolicy")
                            .attributeValue("{\"upgrade\": [\"" + upgrade + "\"]}"));
        }
    }

    /// All that arrived so far.
    List<Mail> mails() {
        sqs.receiveMessage(receive -> receive.queueUrl(queue).maxNumberOfMessages(10))
                .messages()
                .forEach(message -> {
                    mails.add(open(message.body()));
                    sqs.deleteMessage(delete ->
                            delete.queueUrl(queue).receiptHandle(message.receiptHandle()));
                });
        return List.copyOf(mails);
    }

    private Mail open(String body) {
        try {
            JsonNode envelope = json.readTree(body);
            String arn = envelope.get("TopicArn").asText();
            return new Mail(
                    arn.substring(arn.lastIndexOf(':') + 1),
                    envelope.get("Subject").asText(),
                    envelope.get("Message").asText(),
                    envelope.get("MessageAttributes"));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("not from SNS: " + body, broken);
        }
    }
}
