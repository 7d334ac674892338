package io.greenlight.contracts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// All queues, topics and events as an AsyncAPI 3.0 document, made of the types.
final class AsyncApi {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> PURPOSES = List.of("progress", "attention", "completed");

    private AsyncApi() {}

    static ObjectNode document() {
        ObjectNode document = NODES.objectNode().put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Greenlight")
                .put("version", "0.1.0")
                .put(
                        "description",
                        "What the services say to one another. Delivery is at least once and in any"
                                + " order; unknown fields are ignored.")
                .putObject("license")
                .put("name", "Apache-2.0");
        document.put("defaultContentType", "application/json");
        document.set("channels", channels());
        document.set("operations", operations());
        document.set("components", components());
        return document;
    }

    private static ObjectNode channels() {
        ObjectNode channels = NODES.objectNode();
        for (Service service : Service.values()) {
            ObjectNode messages =
                    channel(channels, service.queue(), "What " + service.word() + " hears.");
            heardBy(service).forEach(kind -> refer(messages, EventCodec.typeName(kind)));
            channel(
                    channels,
                    service.queue() + "-dead",
                    "What " + service.word() + " could not handle, for 14 days.");
        }
        for (String purpose : PURPOSES) {
            String words = "Notices of purpose %s, behind the notifier.".formatted(purpose);
            refer(channel(channels, "greenlight-" + purpose, words), "notice");
        }
        return channels;
    }

    private static ObjectNode channel(ObjectNode channels, String name, String description) {
        return channels.putObject(name)
                .put("address", name)
                .put("description", description)
                .putObject("messages");
    }

    private static void refer(ObjectNode messages, String name) {
        messages.putObject(name).put("$ref", "#/components/messages/" + name);
    }

    private static ObjectNode operations() {
        ObjectNode operations = NODES.objectNode();
        for (Service service : Service.values()) {
            operation(operations, service.word() + "-hears", "receive", service.queue());
            for (Service recipient : Service.values()) {
                List<Class<?>> said = said(service, recipient);
                if (!said.isEmpty()) {
                    String name = "%s-tells-%s".formatted(service.word(), recipient.word());
                    ArrayNode messages =
                            operation(operations, name, "send", recipient.queue())
                                    .putArray("messages");
                    said.forEach(
                            kind -> messages.addObject().put("$ref", inQueue(recipient, kind)));
                }
            }
        }
        for (String purpose : PURPOSES) {
            String name = "notifier-publishes-" + purpose;
            operation(operations, name, "send", "greenlight-" + purpose);
        }
        return operations;
    }

    private static ObjectNode operation(
            ObjectNode operations, String name, String action, String channel) {
        ObjectNode operation = operations.putObject(name).put("action", action);
        operation.putObject("channel").put("$ref", "#/channels/" + channel);
        return operation;
    }

    private static String inQueue(Service recipient, Class<?> kind) {
        return "#/channels/%s/messages/%s".formatted(recipient.queue(), EventCodec.typeName(kind));
    }

    private static ObjectNode components() {
        ObjectNode components = NODES.objectNode();
        ObjectNode messages = components.putObject("messages");
        ObjectNode schemas = components.putObject("schemas");
        JsonSchema parts = new JsonSchema();
        for (Class<?> kind : EventCodec.kinds()) {
            String name = EventCodec.typeName(kind);
            ObjectNode message = messages.putObject(name).put("name", name);
            message.set("headers", reference("TraceContext"));
            message.set("payload", reference(name));
            schemas.set(name, parts.event(kind));
        }
        messages.putObject("notice")
                .put("name", "notice")
                .put("contentType", "text/plain")
                .set("headers", reference("NoticeAttributes"));
        ((ObjectNode) messages.get("notice")).putObject("payload").put("type", "string");
        schemas.set("TraceContext", strings("traceparent", "tracestate"));
        schemas.set(
                "NoticeAttributes",
                strings("type", "severity", "service", "cluster", "upgrade", "run", "traceparent"));
        parts.parts().forEach(schemas::set);
        return components;
    }

    private static ObjectNode reference(String schema) {
        return NODES.objectNode().put("$ref", "#/components/schemas/" + schema);
    }

    private static ObjectNode strings(String... names) {
        ObjectNode schema = NODES.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        for (String name : names) {
            properties.putObject(name).put("type", "string");
        }
        return schema;
    }

    static List<Class<?>> heardBy(Service service) {
        return EventCodec.kinds().stream().filter(service.hears()::isAssignableFrom).toList();
    }

    private static List<Class<?>> said(Service service, Service recipient) {
        return heardBy(recipient).stream()
                .filter(kind -> isSaid(kind.asSubclass(UpgradeEvent.class), service, recipient))
                .toList();
    }

    /// A service that has to look again later asks itself, as a person would.
    private static boolean isSaid(
            Class<? extends UpgradeEvent> kind, Service service, Service recipient) {
        List<Service> senders = Service.sendersOf(kind);
        boolean isRequest =
                senders.isEmpty() && UpgradeEvent.OfUpgrade.class.isAssignableFrom(kind);
        return senders.contains(service) || (isRequest && service == recipient);
    }
}
