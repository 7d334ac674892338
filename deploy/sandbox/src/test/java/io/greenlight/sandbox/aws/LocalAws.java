package io.greenlight.sandbox.aws;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// LocalStack for a test. It ends with this JVM however that ends, because its standard input does.
/// This module stands on no other, so that it can be built alone; hence its own starter.
final class LocalAws implements AutoCloseable {

    /// In a fresh clone it is installed first.
    private static final Duration TO_INSTALL = Duration.ofMinutes(5);

    private final Path home;
    private final Process process;
    private final URI endpoint;

    LocalAws() throws IOException {
        int port = freePort();
        home = Files.createTempDirectory("sandbox-localstack");
        process =
                new ProcessBuilder(
                                Path.of(System.getProperty("greenlight.root", "../.."))
                                        .resolve("deploy/localstack/localstack.sh")
                                        .toString(),
                                "--port",
                                Integer.toString(port),
                                "--home",
                                home.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(home.resolve("localstack.log").toFile())
                        .start();
        endpoint = URI.create("http://localhost:" + port);
        TestBed.until(TO_INSTALL, this::answers);
    }

    URI endpoint() {
        return endpoint;
    }

    private boolean answers() {
        if (!process.isAlive()) {
            throw new AssertionError("LocalStack ended at its start, see " + home);
        }
        var health = HttpRequest.newBuilder(endpoint.resolve("/_localstack/health")).build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(health, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /// Below 32768, from where on Linux draws the ports of outgoing connections (ip(7),
    /// `ip_local_port_range`): one of those may be gone before LocalStack listens. The test beds
    /// have theirs from 20000 on, other modules' tests up to 14900.
    private static int freePort() {
        return IntStream.range(14_900, 15_000).filter(LocalAws::isFree).findFirst().orElseThrow();
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        try {
            process.waitFor(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (var files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }
}
