package io.greenlight.sandbox.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One run of a program as the account that owns the data directories.
public final class Program {

    private final OsUser user;
    private final Path folder;
    private final Duration deadline;

    public Program(OsUser user, Path folder, Duration deadline) {
        this.user = user;
        this.folder = folder;
        this.deadline = deadline;
    }

    /// What a program left behind.
    public record Ended(List<String> command, int exitCode, String output) {

        public boolean failed() {
            return exitCode != 0;
        }

        public Ended orThrow() {
            if (failed()) {
                throw new ProgramFailure(
                        "%s ended with %d: %s".formatted(command.getFirst(), exitCode, output));
            }
            return this;
        }
    }

    public Ended run(String... command) {
        return run(List.of(command));
    }

    /// Waits until it ends. Its output goes through a file: a server that pg_ctl leaves behind
    /// would keep a pipe open for ever.
    public Ended run(List<String> command) {
        try {
            Path output = Files.createTempFile("sandbox", ".out");
            try {
                return new Ended(command, exitCode(command, output), Files.readString(output));
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int exitCode(List<String> command, Path output) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(user.running(command))
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                        .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        // A server that subscribes to another looks for certificates at home; root's is closed to
        // it.
        builder.environment().put("HOME", folder.toString());
        Process process = builder.start();
        try {
            if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new ProgramFailure(
                        "%s took longer than %s".formatted(command.getFirst(), deadline));
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new ProgramFailure(command.getFirst() + " was interrupted");
        }
    }
}
