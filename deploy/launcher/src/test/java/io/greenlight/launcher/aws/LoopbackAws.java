package io.greenlight.launcher.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.BiFunction;

/// An AWS of one answer a request, on a port of its own: the SDK reads it as it reads the real one.
final class LoopbackAws implements AutoCloseable {

    private final HttpServer server;

    /// @param answers what is answered to a request for that address with that body
    LoopbackAws(BiFunction<URI, String, String> answers) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> answer(exchange, answers));
        server.start();
    }

    AwsAccess access() {
        return new AwsAccess(
                Map.of(
                        "AWS_ENDPOINT_URL",
                        "http://localhost:" + server.getAddress().getPort(),
                        "AWS_REGION",
                        "eu-central-1",
                        "AWS_ACCESS_KEY_ID",
                        "000000000000",
                        "AWS_SECRET_ACCESS_KEY",
                        "local",
                        "GREENLIGHT_BUCKET",
                        "greenlight"));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange, BiFunction<URI, String, String> answers)
            throws IOException {
        String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        byte[] text =
                answers.apply(exchange.getRequestURI(), asked).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, text.length);
        exchange.getResponseBody().write(text);
        exchange.close();
    }
}
