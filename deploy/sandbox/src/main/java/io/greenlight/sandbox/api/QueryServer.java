package io.greenlight.sandbox.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// RDS's end of the wire: the AWS query protocol over HTTP. Signatures are read for the region that
/// they name, not verified.
public final class QueryServer implements AutoCloseable {

    private static final String NAMESPACE = "http://rds.amazonaws.com/doc/2014-10-31/";
    private static final Pattern SCOPE = Pattern.compile("Credential=[^/]*/\\d+/([a-z0-9-]+)/");

    private final HttpServer server;
    private final Api api;

    public QueryServer(int port, Api api, ControlPath control) {
        this.api = api;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 256);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "port %d cannot be had: choose another --port".formatted(port), e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.createContext("/_sandbox", control::answer);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Map<String, String> parameters = new HashMap<>(parse(body));
            String text = exchange.getRequestURI().getRawQuery();
            if (text != null) {
                parameters.putAll(parse(text));
            }
            String request = UUID.randomUUID().toString();
            try {
                Query query = new Query(parameters, region(exchange));
                String action = query.required("Action");
                send(exchange, 200, success(action, api.handle(query), request));
            } catch (RdsError e) {
                send(exchange, e.status(), failure("Sender", e, request));
            } catch (RuntimeException e) {
                System.getLogger("sandbox").log(System.Logger.Level.ERROR, "an action failed", e);
                var fault = new RdsError(500, "InternalFailure", String.valueOf(e.getMessage()));
                send(exchange, 500, failure("Receiver", fault, request));
            }
        }
    }

    private static String region(HttpExchange exchange) {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        Matcher matcher = SCOPE.matcher(authorization == null ? "" : authorization);
        return matcher.find() ? matcher.group(1) : "us-east-1";
    }

    private static Map<String, String> parse(String form) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : form.split("&", -1)) {
            if (!pair.isEmpty()) {
                String[] sides = pair.split("=", 2);
                parameters.put(decode(sides[0]), sides.length == 2 ? decode(sides[1]) : "");
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String success(String action, List<Xml> result, String request) {
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        out.append('<').append(action).append("Response xmlns=\"").append(NAMESPACE).append("\">");
        Xml.of(action + "Result", result).write(out);
        Xml.of("ResponseMetadata", Xml.text("RequestId", request)).write(out);
        return out.append("</").append(action).append("Response>").toString();
    }

    private static String failure(String type, RdsError error, String request) {
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        out.append("<ErrorResponse xmlns=\"").append(NAMESPACE).append("\">");
        Xml.of(
                        "Error",
                        Xml.text("Type", type),
                        Xml.text("Code", error.code()),
                        Xml.text("Message", error.text()))
                .write(out);
        Xml.text("RequestId", request).write(out);
        return out.append("</ErrorResponse>").toString();
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/xml");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
