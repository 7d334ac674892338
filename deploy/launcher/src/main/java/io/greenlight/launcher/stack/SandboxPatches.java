package io.greenlight.launcher.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Map;

/// Patches of the engine, which a run's sandbox announces when somebody asks for it, as AWS does
/// when it has one.
///
/// @param sandbox where RDS's protocol is spoken
public record SandboxPatches(URI sandbox) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /// Those of the sandbox which the run's variables lead to.
    public static SandboxPatches of(StackState stack) {
        return new SandboxPatches(
                URI.create(stack.environment().getOrDefault("AWS_ENDPOINT_URL_RDS", "")));
    }

    /// One waits for that cluster from now on.
    public void announce(String arn) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection)
                            sandbox.resolve("/_sandbox/maintenance").toURL().openConnection();
            connection.setConnectTimeout(Probe.PATIENCE_MILLIS);
            connection.setReadTimeout(Probe.PATIENCE_MILLIS);
            connection.setDoOutput(true);
            try (OutputStream body = connection.getOutputStream()) {
                body.write(
                        JSON.writeValueAsBytes(
                                Map.of(
                                        "resource", arn,
                                        "action", "system-update",
                                        "description", "the demo's patch of the engine")));
            }
            if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
                throw new IllegalStateException(
                        "the sandbox announces no patch of %s: it answers %d"
                                .formatted(arn, connection.getResponseCode()));
            }
        } catch (IOException gone) {
            throw new UncheckedIOException("the sandbox does not answer", gone);
        }
    }
}
