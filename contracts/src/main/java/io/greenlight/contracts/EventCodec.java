package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
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
            UpgradeEvent event = json.readValue(text, UpgradeEvent.class);
            if (event == null) {
                throw new UnreadableEvent("the message is JSON's null");
            }
            requireFields(event);
            return event;
        } catch (InvalidTypeIdException unknown) {
            throw new UnreadableEvent("no event has the type " + unknown.getTypeId());
        } catch (JsonProcessingException broken) {
            throw new UnreadableEvent("not an event: " + broken.getOriginalMessage());
        }
    }

    /// Events have no optional parts yet; one that lacks a part was not written by us.
    private static void requireFields(UpgradeEvent event) throws UnreadableEvent {
        for (var component : event.getClass().getRecordComponents()) {
            try {
                if (component.getAccessor().invoke(event) == null) {
                    throw new UnreadableEvent(
                            "%s lacks \"%s\""
                                    .formatted(typeName(event.getClass()), component.getName()));
                }
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException("a record without its accessor", impossible);
            }
        }
    }

    private static Stream<Class<?>> leaves(Class<?> kind) {
        return kind.isSealed()
                ? Stream.of(kind.getPermittedSubclasses()).flatMap(EventCodec::leaves)
                : Stream.of(kind);
    }
}
