package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Events to JSON and back: the one place that knows how. The kind of an event is its `type`, one
/// of our own words and never the name of a class; fields that we do not know are passed over.
public final class EventCodec {

    private final ObjectMapper json = newMapper();

    /// The JSON that events, journals and reports are written in.
    public static ObjectMapper newMapper() {
        ObjectMapper mapper =
                JsonMapper.builder()
                        .addModule(new JavaTimeModule())
                        .addModule(new Jdk8Module())
                        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                        .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                        .defaultPropertyInclusion(
                                JsonInclude.Value.construct(
                                        JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                        .build();
        kinds().forEach(mapper::registerSubtypes);
        return mapper;
    }

    /// Every kind of event, in the order of their type names.
    public static List<Class<?>> kinds() {
        return leaves(UpgradeEvent.class)
                .distinct()
                .sorted(Comparator.comparing(EventCodec::typeName))
                .toList();
    }

    /// The `type` of that kind of event.
    public static String typeName(Class<?> kind) {
        JsonTypeName name = kind.getAnnotation(JsonTypeName.class);
        if (name == null) {
            throw new IllegalStateException(kind + " has no type name");
        }
        return name.value();
    }

    /// The event as one line of JSON.
    public String encode(UpgradeEvent event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("an event that cannot be written: " + event, broken);
        }
    }

    /// The event that the JSON holds.
    ///
    /// @throws UnreadableEvent if it is no event of ours
    public UpgradeEvent decode(String text) throws UnreadableEvent {
        try {
            JsonNode tree = json.readTree(text);
            if (!tree.isObject()) {
                throw new UnreadableEvent("not an event: the message is no JSON object");
            }
            Class<?> kind = kind(tree.path("type"));
            requireFields(typeName(kind), tree, kind);
            return json.treeToValue(tree, UpgradeEvent.class);
        } catch (JsonProcessingException broken) {
            throw new UnreadableEvent("not an event: " + broken.getOriginalMessage());
        }
    }

    private static Class<?> kind(JsonNode type) throws UnreadableEvent {
        if (!type.isTextual()) {
            throw new UnreadableEvent("not an event: the message has no \"type\"");
        }
        return kinds().stream()
                .filter(one -> typeName(one).equals(type.textValue()))
                .findFirst()
                .orElseThrow(
                        () -> new UnreadableEvent("no event has the type " + type.textValue()));
    }

    /// An event that lacks a part which was always there was not written by us. Looked for here
    /// because Jackson says it in Java's words, and not at all of parts of parts.
    private static void requireFields(String where, JsonNode tree, Class<?> part)
            throws UnreadableEvent {
        for (RecordComponent component : part.getRecordComponents()) {
            JsonNode value = tree.path(component.getName());
            if (value.isMissingNode() || value.isNull()) {
                if (component.isAnnotationPresent(MayBeAbsent.class)) {
                    continue;
                }
                throw new UnreadableEvent("%s lacks \"%s\"".formatted(where, component.getName()));
            }
            Class<?> type = partType(component);
            String path = where + "." + component.getName();
            for (JsonNode one : value.isArray() ? value : List.of(value)) {
                if (type.isRecord() && one.isObject()) {
                    requireFields(path, one, type);
                }
            }
        }
    }

    private static Class<?> partType(RecordComponent component) {
        return component.getGenericType() instanceof ParameterizedType list
                        && list.getActualTypeArguments()[0] instanceof Class<?> element
                ? element
                : component.getType();
    }

    private static Stream<Class<?>> leaves(Class<?> kind) {
        return kind.isSealed()
                ? Stream.of(kind.getPermittedSubclasses()).flatMap(EventCodec::leaves)
                : Stream.of(kind);
    }
}
