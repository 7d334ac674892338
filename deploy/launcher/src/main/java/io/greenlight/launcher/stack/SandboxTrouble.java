package io.greenlight.launcher.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Map;

/// Trouble that a run's sandbox makes when somebody asks for it.
///
/// @param sandbox where RDS's protocol is spoken
public record SandboxTrouble(URI sandbox) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /// That of the sandbox which the run's variables lead to.
    public static SandboxTrouble of(StackState stack) {
        return new SandboxTrouble(
                URI.create(stack.environment().getOrDefault("AWS_ENDPOINT_URL_RDS", "")));
    }

    /// The next work of that kind fails, once.
    ///
    /// @param kind one of those in the sandbox's README
    /// @param reason what events will say
    public void fail(String kind, String reason) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) sandbox.resolve("/_sandbox/work").toURL().openConnection();
            connection.setConnectTimeout(Probe.PATIENCE_MILLIS);
            connection.setReadTimeout(Probe.PATIENCE_MILLIS);
            connection.setDoOutput(true);
            try (OutputStream body = connection.getOutputStream()) {
                body.write(JSON.writeValueAsBytes(Map.of("kind", kind, "failure", reason)));
            }
            if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
                throw new IllegalStateException(
                        "the sandbox makes no trouble of kind %s: it answers %d"
                                .formatted(kind, connection.getResponseCode()));
            }
        } catch (IOException gone) {
            throw new UncheckedIOException("the sandbox does not answer", gone);
        }
    }
}
