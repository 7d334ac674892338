package io.greenlight.backbone.aws;

import io.greenlight.backbone.port.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// LocalStack as a process of ours. It ends with this JVM however that ends, because its standard
/// input does.
final class LocalStack implements AutoCloseable {

    /// The first start on a machine installs it.
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Process process;
    private final URI endpoint;

    private LocalStack(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /// Starts one on a free port and waits until it answers.
    static LocalStack start() {
        try {
            int port = FreePort.next();
            Path home = Files.createTempDirectory("greenlight-localstack-");
            Path log = home.resolve("localstack.log");
            Process process =
                    new ProcessBuilder(
                                    root().resolve("deploy/localstack/localstack.sh").toString(),
                                    "--port",
                                    Integer.toString(port),
                                    "--home",
                                    home.toString())
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(process, home)));
            var started = new LocalStack(process, URI.create("http://localhost:" + port));
            started.await(log);
            return started;
        } catch (IOException broken) {
            throw new UncheckedIOException("LocalStack does not start", broken);
        }
    }

    URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /// The folder of the whole build, in which deploy/ lies.
    static Path root() {
        return Path.of(System.getProperty("greenlight.root", ".."));
    }

    private void await(Path log) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (!process.isAlive()) {
                throw new IllegalStateException(
                        "LocalStack ended at its start:\n" + Files.readString(log));
            }
            if (System.nanoTime() > end) {
                close();
                throw new IllegalStateException("LocalStack is not ready, see " + log);
            }
            pause();
        }
    }

    private boolean answers() {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI health = endpoint.resolve("/_localstack/health");
            return http.send(HttpRequest.newBuilder(health).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void pause() {
        try {
            // Nothing tells us when it is ready but asking.
            Thread.sleep(Duration.ofMillis(100));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void remove(Process process, Path home) {
        process.destroyForcibly();
        try {
            process.waitFor();
            try (var files = Files.walk(home)) {
                files.sorted(java.util.Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        } catch (IOException | InterruptedException leftBehind) {
            System.err.println("left behind: " + home);
        }
    }
}
