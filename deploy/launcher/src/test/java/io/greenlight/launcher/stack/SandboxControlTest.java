package io.greenlight.launcher.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the launcher says to a sandbox beside RDS's own protocol, and hears from it.
final class SandboxControlTest {

    private static final String DONE =
            """
            [{"kind": "work", "subjects": ["cluster-A"],
              "began": "2026-11-21T20:00:00Z", "ended": "2026-11-21T20:00:09.5Z"}]
            """;

    private final List<String> asked = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void aSandbox() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/_sandbox/work", this::answer);
        server.start();
    }

    @AfterEach
    void itEnds() {
        server.stop(0);
    }

    @Test
    void troubleIsAskedForByKindAndReason() {
        SandboxTrouble.of(stack()).fail("upgrade", "a disk is \"full\"");

        assertEquals(1, asked.size());
        assertTrue(asked.getFirst().startsWith("POST "), asked::toString);
        assertTrue(asked.getFirst().contains("a disk is \\\"full\\\""), asked::toString);
    }

    @Test
    void troubleThatItDoesNotKnowIsNotForgotten() {
        assertThrows(
                IllegalStateException.class, () -> SandboxTrouble.of(stack()).fail("nap", "tired"));
    }

    @Test
    void itsWorkIsToldByBeginningAndEnd() {
        assertEquals(
                List.of(
                        new SandboxWork(
                                SandboxWork.Kind.WORK,
                                Instant.parse("2026-11-21T20:00:00Z"),
                                Instant.parse("2026-11-21T20:00:09.5Z"))),
                SandboxWork.of(stack()));
    }

    private StackState stack() {
        return new StackState(
                StackState.Entry.of("supervisor", 1, 0),
                List.of(),
                List.of(),
                Map.of("AWS_ENDPOINT_URL_RDS", "http://localhost:" + server.getAddress().getPort()),
                true);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(exchange.getRequestMethod() + " " + body);
        byte[] text = DONE.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(body.contains("nap") ? 400 : 200, text.length);
        exchange.getResponseBody().write(text);
        exchange.close();
    }
}
