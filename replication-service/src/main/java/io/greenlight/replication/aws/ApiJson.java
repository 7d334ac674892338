package io.greenlight.replication.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.rds.model.MasterUserSecret;

/// Answers of AWS's as JSON, under the names that its API has for everything, so that nothing is
/// left out that AWS adds one day. Passwords are, and of a managed secret all but its ARN.
final class ApiJson {

    private static final String PASSWORD = "Password";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ApiJson() {}

    /// What the answer says: fields without a value are left out.
    static ObjectNode of(SdkPojo answer) {
        ObjectNode node = NODES.objectNode();
        for (SdkField<?> field : answer.sdkFields()) {
            Object value = field.getValueOrDefault(answer);
            if (value != null && !isEmpty(value) && !field.memberName().contains(PASSWORD)) {
                node.set(field.memberName(), json(value));
            }
        }
        return node;
    }

    static ArrayNode of(Collection<?> values) {
        ArrayNode node = NODES.arrayNode();
        values.forEach(value -> node.add(json(value)));
        return node;
    }

    private static JsonNode json(Object value) {
        return switch (value) {
            case MasterUserSecret secret -> NODES.objectNode().put("SecretArn", secret.secretArn());
            case SdkPojo answer -> of(answer);
            case Collection<?> values -> of(values);
            case Map<?, ?> map -> object(map);
            case Boolean flag -> NODES.booleanNode(flag);
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            case Double number -> NODES.numberNode(number);
            default -> NODES.textNode(value.toString());
        };
    }

    private static ObjectNode object(Map<?, ?> map) {
        ObjectNode node = NODES.objectNode();
        map.forEach((key, value) -> node.set(String.valueOf(key), json(value)));
        return node;
    }

    private static boolean isEmpty(Object value) {
        return switch (value) {
            case Collection<?> values -> values.isEmpty();
            case Map<?, ?> map -> map.isEmpty();
            default -> false;
        };
    }
}
