package io.greenlight.launcher.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// Ends runs, and what a run left behind whose supervisor was killed.
public final class Leftovers {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int DEPTH = 6;

    private Leftovers() {}

    /// Cleans up after every run of this repository that nobody holds any more.
    ///
    /// @return how many processes had to be ended
    public static int sweep(Path repository) {
        int ended = 0;
        for (RunFolder run : RunFolder.every(repository)) {
            Optional<StackState> state = StackState.read(run.state());
            if (state.isPresent() && state.get().supervisor().alive().isEmpty()) {
                ended += bury(run, state.get());
            }
        }
        return ended;
    }

    /// Stops a run in order, by asking its supervisor; where that is gone, by the pids it wrote.
    public static void end(RunFolder run) {
        StackState.read(run.state())
                .ifPresent(state -> {
                    state.supervisor().alive().ifPresent(Leftovers::ask);
                    bury(run, StackState.read(run.state()).orElse(state));
                });
    }

    private static void ask(ProcessHandle supervisor) {
        supervisor.destroy();
        await(supervisor);
    }

    private static int bury(RunFolder run, StackState state) {
        List<ProcessHandle> alive =
                Stream.concat(
                                state.processes().stream().flatMap(entry -> entry.alive().stream()),
                                postmasters(run.sandbox()))
                        .toList();
        alive.stream().flatMap(ProcessHandle::descendants).toList().forEach(Leftovers::kill);
        alive.forEach(Leftovers::kill);
        run.discardVolumes();
        return alive.size();
    }

    /// The servers of a sandbox that could not stop them. A pid of postmaster.pid counts only if
    /// that process was started with this very data directory.
    private static Stream<ProcessHandle> postmasters(Path sandbox) {
        if (!Files.exists(sandbox)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.walk(sandbox, DEPTH)) {
            return files.filter(file -> file.endsWith("postmaster.pid")).toList().stream()
                    .flatMap(file -> postmaster(file).stream());
        } catch (IOException | UncheckedIOException changing) {
            return Stream.empty();
        }
    }

    private static Optional<ProcessHandle> postmaster(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                    .filter(handle ->
                            handle.info()
                                    .commandLine()
                                    .filter(line -> line.contains(lines.get(1)))
                                    .isPresent());
        } catch (IOException | NumberFormatException gone) {
            return Optional.empty();
        }
    }

    private static void kill(ProcessHandle process) {
        process.destroyForcibly();
        await(process);
    }

    private static void await(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException stubborn) {
            process.destroyForcibly();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
