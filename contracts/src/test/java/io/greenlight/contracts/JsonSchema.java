package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The shape of events as JSON Schema, read off the records themselves.
final class JsonSchema {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Map<String, ObjectNode> parts = new TreeMap<>();

    /// The schema of an event: its fields, and the `type` that tells it apart.
    ObjectNode event(Class<?> kind) {
        ObjectNode schema = record(kind);
        ObjectNode properties = NODES.objectNode();
        properties.putObject("type").put("const", EventCodec.typeName(kind));
        properties.setAll((ObjectNode) schema.get("properties"));
        schema.set("properties", properties);
        ((ArrayNode) schema.get("required")).insert(0, "type");
        return schema;
    }

    /// The parts that the events seen so far are made of.
    Map<String, ObjectNode> parts() {
        return parts;
    }

    private ObjectNode record(Class<?> type) {
        ObjectNode schema = NODES.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        for (RecordComponent component : type.getRecordComponents()) {
            properties.set(component.getName(), of(component.getGenericType()));
            if (!component.isAnnotationPresent(MayBeAbsent.class)) {
                required.add(component.getName());
            }
        }
        return schema;
    }

    private ObjectNode of(Type type) {
        if (type instanceof ParameterizedType list) {
            ObjectNode schema = NODES.objectNode().put("type", "array");
            schema.set("items", of(list.getActualTypeArguments()[0]));
            return schema;
        }
        return of((Class<?>) type);
    }

    private ObjectNode of(Class<?> type) {
        if (type == String.class) {
            return NODES.objectNode().put("type", "string");
        }
        if (type == int.class || type == long.class) {
            return NODES.objectNode().put("type", "integer");
        }
        if (type == Instant.class) {
            return NODES.objectNode().put("type", "string").put("format", "date-time");
        }
        if (type == boolean.class) {
            return NODES.objectNode().put("type", "boolean");
        }
        if (type == Duration.class) {
            return NODES.objectNode().put("type", "string").put("format", "duration");
        }
        if (!parts.containsKey(type.getSimpleName())) {
            ObjectNode part = part(type);
            parts.put(type.getSimpleName(), part);
        }
        String part = "#/components/schemas/" + type.getSimpleName();
        return NODES.objectNode().put("$ref", part);
    }

    private ObjectNode part(Class<?> type) {
        if (type.isEnum()) {
            ObjectNode schema = NODES.objectNode().put("type", "string");
            ArrayNode words = schema.putArray("enum");
            Arrays.stream(type.getEnumConstants())
                    .map(one -> EventCodec.newMapper().valueToTree(one).asText())
                    .forEach(words::add);
            return schema;
        }
        return isOneValue(type) ? NODES.objectNode().put("type", "string") : record(type);
    }

    /// A record that is written as a string, by an annotation on a component or on a method.
    private static boolean isOneValue(Class<?> type) {
        Stream<AnnotatedElement> places =
                Stream.concat(
                        Arrays.stream(type.getRecordComponents()).map(RecordComponent::getAccessor),
                        Arrays.stream(type.getMethods()));
        return places.anyMatch(place -> place.isAnnotationPresent(JsonValue.class));
    }
}
