package io.greenlight.notifier.aws;

import io.greenlight.backbone.bus.TraceContext;
import io.greenlight.notifier.Notice;
import io.greenlight.notifier.Purpose;
import io.greenlight.notifier.TopicConfig;
import io.greenlight.notifier.Topics;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.Topic;

/// Topics in SNS. The trace context goes along with a notice's own attributes.
@Singleton
public final class SnsTopics implements Topics {

    private static final String MISSING =
            "there is no topic %s in this account and region:"
                    + " deploy deploy/cloudformation, or set GREENLIGHT_TOPIC_... to an ARN";

    private final SnsClient sns;
    private final TopicConfig config;
    private final TraceContext trace;
    private final Map<String, String> arns = new ConcurrentHashMap<>();

    @Inject
    SnsTopics(SnsClient sns, TopicConfig config, TraceContext trace) {
        this.sns = sns;
        this.config = config;
        this.trace = trace;
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
        fields.putAll(trace.fields());
        return fields.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, field -> text(field.getValue())));
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
    }
}
