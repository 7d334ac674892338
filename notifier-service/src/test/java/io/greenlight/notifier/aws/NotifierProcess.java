package io.greenlight.notifier.aws;

import io.greenlight.backbone.aws.LocalAws;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The service as it is run: `java -jar`, and the environment.
final class NotifierProcess implements AutoCloseable {

    private final Process process;
    private final Path log;

    private NotifierProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static NotifierProcess start(LocalAws aws) throws IOException {
        Path log = Files.createTempFile("greenlight-notifier-", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        System.getProperty("notifier.jar"));
        builder.environment().putAll(aws.environment());
        builder.environment()
                .putAll(
                        Map.of(
                                "GREENLIGHT_BUS_VISIBILITY", "3s",
                                "GREENLIGHT_NOTIFIER_CLAIM", "2s",
                                "MP_MESSAGING_INCOMING_EVENTS_IN_WAIT_TIME_SECONDS", "1"));
        Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        return new NotifierProcess(process, log);
    }

    /// SIGTERM, and how long it took to end.
    Duration stop() throws InterruptedException {
        long asked = System.nanoTime();
        process.destroy();
        if (!process.waitFor(40, TimeUnit.SECONDS)) {
            throw new IllegalStateException("does not stop:\n" + log());
        }
        return Duration.ofNanos(System.nanoTime() - asked);
    }

    /// SIGKILL.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        Files.delete(log);
    }
}
