package io.greenlight.sandbox.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import io.greenlight.sandbox.endpoint.Forwarder;
import io.greenlight.sandbox.work.Injections;
import io.greenlight.sandbox.work.Injections.Kind;
import io.greenlight.sandbox.work.Maintenance.Pending;
import io.greenlight.sandbox.work.WorkLog;
import io.greenlight.sandbox.work.World;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// What no AWS has: faults on demand, and a look behind the scenes. JSON over HTTP.
public final class ControlPath {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final World world;
    private final Faults faults;
    private final Forwarder forwarder;

    public ControlPath(World world, Faults faults, Forwarder forwarder) {
        this.world = world;
        this.faults = faults;
        this.forwarder = forwarder;
    }

    void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            try {
                JsonNode body = JSON.readTree(exchange.getRequestBody());
                send(exchange, 200, act(exchange.getRequestMethod() + " " + path, body));
            } catch (JsonProcessingException e) {
                String fault = "the body is no JSON: " + e.getOriginalMessage();
                send(exchange, 400, Map.of("error", fault));
            } catch (IllegalArgumentException e) {
                send(exchange, 400, Map.of("error", String.valueOf(e.getMessage())));
            }
        }
    }

    private Object act(String request, JsonNode body) {
        switch (request) {
            case "GET /_sandbox/health" -> {}
            case "GET /_sandbox/endpoints" -> {
                return world.ledger().with(() -> new TreeMap<>(world.ledger().ports()));
            }
            case "GET /_sandbox/work" -> {
                return world.background().log().done().stream().map(ControlPath::told).toList();
            }
            case "POST /_sandbox/faults" -> armFault(body);
            case "POST /_sandbox/work" -> armWork(body);
            case "POST /_sandbox/maintenance" ->
                    world.maintenance()
                            .announce(
                                    text(body, "resource"),
                                    Pending.waiting(
                                            text(body, "action"), text(body, "description")));
            case "POST /_sandbox/drop" -> forwarder.drop(number(body, "port"));
            case "DELETE /_sandbox/faults" -> {
                faults.clear();
                world.injections().clear();
            }
            default ->
                    throw new IllegalArgumentException("no such path; see the README: " + request);
        }
        return Map.of("status", "ok");
    }

    private static Map<String, Object> told(WorkLog.Done done) {
        return Map.of(
                "kind", done.kind().name().toLowerCase(Locale.ROOT),
                "subjects", done.subjects(),
                "began", done.began().toString(),
                "ended", done.ended().toString());
    }

    private void armFault(JsonNode body) {
        faults.arm(
                text(body, "action"),
                new Faults.Fault(
                        body.path("status").asInt(400),
                        body.path("code").asText("Throttling"),
                        body.path("message").asText("Rate exceeded"),
                        body.path("times").asInt(1)));
    }

    private void armWork(JsonNode body) {
        Kind kind = kind(text(body, "kind"));
        JsonNode failure = body.path("failure");
        world.injections()
                .arm(
                        kind,
                        new Injections.Trouble(
                                Duration.ofMillis(body.path("delayMillis").asLong(0)),
                                failure.isTextual() ? failure.asText() : null));
    }

    private static Kind kind(String name) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "there is no work \"%s\"; there are %s"
                                        .formatted(name, Arrays.toString(Kind.values()))));
    }

    private static String text(JsonNode body, String field) {
        JsonNode value = body.path(field);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("the body needs a text \"%s\"".formatted(field));
        }
        return value.asText();
    }

    private static int number(JsonNode body, String field) {
        JsonNode value = body.path(field);
        if (!value.isInt()) {
            throw new IllegalArgumentException("the body needs a number \"%s\"".formatted(field));
        }
        return value.asInt();
    }

    private static void send(HttpExchange exchange, int status, Object answer) throws IOException {
        byte[] body = JSON.writeValueAsBytes(answer);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
