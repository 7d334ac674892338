package io.greenlight.notifier.aws;

import io.greenlight.notifier.Notice;
import io.greenlight.notifier.Purpose;
import io.greenlight.notifier.TopicConfig;
import io.greenlight.notifier.Topics;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.Context;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.Topic;

/// Topics in SNS. The W3C trace context goes along as a message attribute: connector and SDK leave
/// it out.
@Singleton
public final class SnsTopics implements Topics {

    private static final String MISSING =
            "there is no topic %s in this account and region:"
                    + " deploy deploy/cloudformation, or set GREENLIGHT_TOPIC_... to an ARN";

    private final SnsClient sns;
    private final TopicConfig config;
    private final OpenTelemetry telemetry;
    private final Map<String, String> arns = new ConcurrentHashMap<>();

    @Inject
    SnsTopics(SnsClient sns, TopicConfig config, OpenTelemetry telemetry) {
        this.sns = sns;
        this.config = config;
        this.telemetry = telemetry;
    }

    @Override
    public String publish(Notice notice) {
        String topic = arn(notice.purpose());
        return sns.publish(publish ->
                        publish.topicArn(topic)
                                .subject(notice.subject())
                                .message(notice.text())
                                .messageAttributes(attributes(notice)))
                .messageId();
    }

    private String arn(Purpose purpose) {
        String topic = config.of(purpose);
        return topic.startsWith("arn:") ? topic : arns.computeIfAbsent(topic, this::find);
    }

    private String find(String name) {
        return sns.listTopicsPaginator().topics().stream()
                .map(Topic::topicArn)
                .filter(arn -> arn.endsWith(":" + name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(MISSING.formatted(name)));
    }

    private Map<String, MessageAttributeValue> attributes(Notice notice) {
        Map<String, String> fields = new HashMap<>(notice.attributes());
        telemetry
                .getPropagators()
                .getTextMapPropagator()
                .inject(Context.current(), fields, (_, key, value) -> fields.put(key, value));
        Map<String, MessageAttributeValue> attributes = new HashMap<>();
        fields.forEach((key, value) -> attributes.put(key, text(value)));
        return attributes;
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
    }
}
