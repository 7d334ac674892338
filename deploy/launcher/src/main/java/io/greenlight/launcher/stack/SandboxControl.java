package io.greenlight.launcher.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.greenlight.contracts.EventCodec;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Map;

/// What a run's sandbox is asked beside RDS's own protocol: JSON over HTTP, on the API's port.
///
/// @param sandbox where RDS's protocol is spoken
record SandboxControl(URI sandbox) {

    private static final ObjectMapper JSON = EventCodec.newMapper();

    /// That of the sandbox which the run's variables lead to.
    static SandboxControl of(StackState stack) {
        return new SandboxControl(
                URI.create(stack.environment().getOrDefault("AWS_ENDPOINT_URL_RDS", "")));
    }

    /// Asks for something.
    ///
    /// @param what it does not do if it refuses, as in `announces no patch`
    void post(String path, Map<String, String> wish, String what) {
        try {
            HttpURLConnection connection = open(path);
            connection.setDoOutput(true);
            try (OutputStream body = connection.getOutputStream()) {
                body.write(JSON.writeValueAsBytes(wish));
            }
            if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
                throw new IllegalStateException(
                        "the sandbox %s: it answers %d"
                                .formatted(what, connection.getResponseCode()));
            }
        } catch (IOException gone) {
            throw away(gone);
        }
    }

    /// What it says there.
    <T> T get(String path, Class<T> shape) {
        try (InputStream body = open(path).getInputStream()) {
            return JSON.readValue(body, shape);
        } catch (IOException gone) {
            throw away(gone);
        }
    }

    private HttpURLConnection open(String path) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) sandbox.resolve(path).toURL().openConnection();
        connection.setConnectTimeout(Probe.PATIENCE_MILLIS);
        connection.setReadTimeout(Probe.PATIENCE_MILLIS);
        return connection;
    }

    private static UncheckedIOException away(IOException gone) {
        return new UncheckedIOException("the sandbox does not answer", gone);
    }
}
