package io.greenlight.backbone.cluster.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;

/// Answers RDS's query protocol with canned XML, and remembers what it was asked.
final class RdsWire implements AutoCloseable {

    private final HttpServer server;
    private final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();

    /// Listens on a free port.
    ///
    /// @param answers the XML for a call's parameters; one that starts with `<ErrorResponse` is
    ///   sent as an error
    RdsWire(Function<Map<String, String>, String> answers) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> answer(exchange, answers));
        server.start();
    }

    /// A client that speaks with it; the caller closes it.
    RdsClient client() {
        return RdsClient.builder()
                .endpointOverride(URI.create("http://localhost:" + server.getAddress().getPort()))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("key", "secret")))
                .build();
    }

    List<Map<String, String>> asked() {
        return asked;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange, Function<Map<String, String>, String> answers) {
        try (OutputStream out = exchange.getResponseBody()) {
            String form =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Map<String, String> parameters =
                    Arrays.stream(form.split("&", -1))
                            .map(one -> one.split("=", 2))
                            .collect(Collectors.toMap(one -> one[0], one -> decoded(one[1])));
            asked.add(parameters);
            byte[] xml = answers.apply(parameters).getBytes(StandardCharsets.UTF_8);
            boolean failed = new String(xml, StandardCharsets.UTF_8).startsWith("<ErrorResponse");
            exchange.sendResponseHeaders(failed ? 404 : 200, xml.length);
            out.write(xml);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
