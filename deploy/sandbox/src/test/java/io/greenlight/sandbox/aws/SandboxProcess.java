package io.greenlight.sandbox.aws;

import io.greenlight.sandbox.SandboxConfig;
import io.greenlight.sandbox.SandboxMain;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A sandbox in a process of its own, started by its command line: one that can be killed. It ends
/// with this JVM however that ends, because its standard input does.
final class SandboxProcess implements TestBed.Running {

    private static final Pattern READY =
            Pattern.compile("sandbox is ready: AWS_ENDPOINT_URL_RDS=http://localhost:(\\d+)");

    private final Process process;
    private final Path log;
    private final int port;

    private SandboxProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        TestBed.until(() -> !process.isAlive() || ready().find());
        Matcher ready = ready();
        if (!ready.find()) {
            throw new AssertionError("the sandbox ended at its start: " + log());
        }
        port = Integer.parseInt(ready.group(1));
    }

    static SandboxProcess start(SandboxConfig config) {
        try {
            Path log = config.home().resolve("sandbox.log");
            return new SandboxProcess(
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    Child.class.getName(),
                                    "--home=" + config.home(),
                                    "--port=" + config.port(),
                                    "--servers=" + config.servers(),
                                    "--first-endpoint-port=" + config.firstEndpointPort(),
                                    "--rename-delay=" + config.renameDelay(),
                                    "--provision-delay=" + config.provisionDelay(),
                                    "--logs-endpoint="
                                            + Objects.toString(config.logsEndpoint(), ""))
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start(),
                    log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The command line itself, but for its end: it comes with that of whoever started it, too.
    static final class Child {

        private Child() {}

        public static void main(String[] arguments) {
            Thread.ofPlatform().daemon().start(Child::endWithInput);
            SandboxMain.main(arguments);
        }

        private static void endWithInput() {
            try {
                System.in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                System.err.println("its starter is lost: " + e);
            }
            System.exit(0);
        }
    }

    @Override
    public int port() {
        return port;
    }

    /// Ends it as nobody should: kill -9.
    void kill() {
        process.destroyForcibly();
        await();
    }

    /// Ends it as its users do, and waits until it has taken its servers down.
    @Override
    public void close() {
        process.destroy();
        await();
    }

    private void await() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the sandbox does not end: " + log());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private Matcher ready() {
        return READY.matcher(log());
    }

    private String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
