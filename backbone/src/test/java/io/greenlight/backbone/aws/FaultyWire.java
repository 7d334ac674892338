package io.greenlight.backbone.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A way to a local AWS on which a test makes things go wrong: cut, refuse a call, hold one up.
public final class FaultyWire implements AutoCloseable {

    /// What the JDK's client writes itself.
    private static final Set<String> OWN =
            Set.of("connection", "content-length", "expect", "host", "upgrade", "http2-settings");

    private final URI target;
    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, AtomicInteger> refusals = new ConcurrentHashMap<>();
    private final Map<String, Duration> delays = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    private volatile boolean cut;

    private FaultyWire(URI target, HttpServer server) {
        this.target = target;
        this.server = server;
    }

    /// A sound one, for now.
    public static FaultyWire to(URI target) {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            FaultyWire wire = new FaultyWire(target, HttpServer.create(address, 0));
            wire.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            wire.server.createContext("/", wire::carry);
            wire.server.start();
            return wire;
        } catch (IOException broken) {
            throw new UncheckedIOException("no port for the wire", broken);
        }
    }

    /// This end of it.
    public URI endpoint() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /// From now on nothing comes through.
    public void cut() {
        cut = true;
    }

    /// All is well again, and nothing is counted.
    public void mend() {
        cut = false;
        refusals.clear();
        delays.clear();
        calls.clear();
    }

    /// The next calls of that action (`DeleteMessage`) are refused as a wrong credential would be.
    public void refuse(String action, int times) {
        refusals.put(action, new AtomicInteger(times));
    }

    /// Calls of that action are held up before they go on.
    public void delay(String action, Duration delay) {
        delays.put(action, delay);
    }

    /// How often that action was asked for.
    public int calls(String action) {
        return calls.getOrDefault(action, new AtomicInteger()).get();
    }

    @Override
    public void close() {
        server.stop(0);
        http.shutdownNow();
    }

    private void carry(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String action = action(exchange, body);
            calls.computeIfAbsent(action, _ -> new AtomicInteger()).incrementAndGet();
            if (cut) {
                return;
            }
            AtomicInteger refusal = refusals.get(action);
            if (refusal != null && refusal.getAndDecrement() > 0) {
                refuse(exchange);
                return;
            }
            pause(delays.getOrDefault(action, Duration.ZERO));
            pass(exchange, body);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void pass(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(target.resolve(exchange.getRequestURI().toString()))
                        .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders()
                .forEach((name, values) ->
                        values.forEach(value -> {
                            if (!OWN.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                                request.header(name, value);
                            }
                        }));
        HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
        if (cut) {
            return;
        }
        response.headers()
                .map()
                .forEach((name, values) ->
                        values.forEach(value -> {
                            if (!OWN.contains(name.toLowerCase(java.util.Locale.ROOT))
                                    && !name.equalsIgnoreCase("transfer-encoding")) {
                                exchange.getResponseHeaders().add(name, value);
                            }
                        }));
        byte[] answer = response.body();
        exchange.sendResponseHeaders(
                response.statusCode(), answer.length == 0 ? -1 : answer.length);
        exchange.getResponseBody().write(answer);
    }

    private static void refuse(HttpExchange exchange) throws IOException {
        byte[] answer =
                "{\"__type\":\"AccessDeniedException\",\"message\":\"refused by a test\"}"
                        .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(403, answer.length);
        exchange.getResponseBody().write(answer);
    }

    /// SQS speaks JSON and names the action in a header, SNS in a form, S3 by method.
    private static String action(HttpExchange exchange, byte[] body) {
        String header = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        if (header != null) {
            return header.substring(header.lastIndexOf('.') + 1);
        }
        String form = new String(body, StandardCharsets.ISO_8859_1);
        if (form.startsWith("Action=")) {
            int end = form.indexOf('&');
            return form.substring("Action=".length(), end < 0 ? form.length() : end);
        }
        return exchange.getRequestMethod();
    }

    private static void pause(Duration delay) throws InterruptedException {
        if (delay.isPositive()) {
            // The delay is the fault that the test asked for.
            Thread.sleep(delay);
        }
    }
}
