package io.greenlight.preflight;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/// A session with TLS 1.1, in a JVM of its own: the JDK refuses that for as long as a JVM lives,
/// unless it was told otherwise before its first handshake.
final class OldTlsClient implements AutoCloseable {

    private static final String CONNECTED = "connected";

    private final Process jvm;
    private final Path allowed;

    private OldTlsClient(Process jvm, Path allowed) {
        this.jvm = jvm;
        this.allowed = allowed;
    }

    /// Opens the session, and comes back when it is open.
    static OldTlsClient to(Bench bench) throws IOException {
        Path allowed = Files.createTempFile("greenlight-tls-", ".properties");
        Files.writeString(allowed, "jdk.tls.disabledAlgorithms=SSLv3\n");
        ProcessBuilder builder =
                new ProcessBuilder(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Djava.security.properties=" + allowed,
                                "-Djdk.tls.client.protocols=TLSv1.1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                OldTlsClient.class.getName()));
        builder.environment()
                .put(
                        "URL",
                        "jdbc:postgresql://%s/postgres?user=%s&sslmode=require"
                                .formatted(
                                        bench.database().endpoint(),
                                        bench.server().superuser().user()));
        builder.environment().put("PASSWORD", bench.server().superuser().password());
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        OldTlsClient client = new OldTlsClient(builder.start(), allowed);
        client.awaitConnected();
        return client;
    }

    /// The session stays open until somebody closes the standard input.
    public static void main(String[] ignored) throws SQLException, IOException {
        try (Connection connection =
                DriverManager.getConnection(
                        System.getenv("URL") + "&password=" + System.getenv("PASSWORD"))) {
            System.out.print(connection.isValid(5) ? CONNECTED : "");
            System.out.flush();
            var _ = System.in.read();
        }
    }

    @Override
    public void close() throws IOException {
        jvm.destroy();
        Files.deleteIfExists(allowed);
    }

    private void awaitConnected() throws IOException {
        InputStream said = jvm.getInputStream();
        String word = new String(said.readNBytes(CONNECTED.length()), StandardCharsets.UTF_8);
        if (!word.equals(CONNECTED)) {
            close();
            throw new IOException("no session with TLS 1.1: " + word);
        }
    }
}
