package io.greenlight.launcher.stack;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.greenlight.contracts.EventCodec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/// A piece of work that a run's sandbox has done behind its API, as RDS does it: whoever asked for
/// it could only wait.
@JsonIgnoreProperties(ignoreUnknown = true)
public record SandboxWork(Instant began, Instant ended) {

    private static final ObjectMapper JSON = EventCodec.newMapper();

    /// All that has ended.
    public static List<SandboxWork> of(StackState stack) {
        URI sandbox =
                URI.create(stack.environment().getOrDefault("AWS_ENDPOINT_URL_RDS", ""))
                        .resolve("/_sandbox/work");
        try {
            HttpURLConnection connection = (HttpURLConnection) sandbox.toURL().openConnection();
            connection.setConnectTimeout(Probe.PATIENCE_MILLIS);
            connection.setReadTimeout(Probe.PATIENCE_MILLIS);
            try (InputStream body = connection.getInputStream()) {
                return List.of(JSON.readValue(body, SandboxWork[].class));
            }
        } catch (IOException gone) {
            throw new UncheckedIOException("the sandbox does not answer", gone);
        }
    }
}
