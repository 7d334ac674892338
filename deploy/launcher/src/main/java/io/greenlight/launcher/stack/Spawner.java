package io.greenlight.launcher.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Starts processes that end with this one, even when it is killed with -9.
///
/// The kernel sends a child its parent-death signal when the *thread* that made it ends, so one
/// thread that lives as long as the process makes all of them.
public final class Spawner {

    private static final boolean HAS_SETPRIV = Files.isExecutable(Path.of("/usr/bin/setpriv"));

    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("spawner").factory());

    /// Starts it with all that it prints going to the log; its input stays open as long as we live.
    public Process start(ProcessSpec spec, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(wrapped(spec));
        builder.environment().putAll(spec.environment());
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            return thread.submit(builder::start).get();
        } catch (ExecutionException failed) {
            throw new IOException("cannot start " + spec.command().getFirst(), failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while starting " + spec.name(), stopped);
        }
    }

    /// Runs a tool to its end.
    ///
    /// @throws IOException if it fails; the message names the log
    public void run(List<String> command, Map<String, String> environment, Path log)
            throws IOException {
        ProcessSpec spec =
                new ProcessSpec(
                        "tool", command, environment, () -> true, ProcessSpec.Nature.STATELESS);
        Process process = start(spec, log);
        try {
            int code = process.waitFor();
            if (code != 0) {
                throw new IOException(
                        "%s ended with code %d: see %s".formatted(command.getFirst(), code, log));
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while running " + command.getFirst(), stopped);
        }
    }

    private static List<String> wrapped(ProcessSpec spec) {
        if (!HAS_SETPRIV) {
            return spec.command();
        }
        String signal =
                switch (spec.nature()) {
                    case PARENT -> "TERM";
                    case STATELESS, IN_MEMORY -> "KILL";
                };
        List<String> all = new ArrayList<>(List.of("/usr/bin/setpriv", "--pdeathsig", signal));
        all.addAll(spec.command());
        return all;
    }
}
