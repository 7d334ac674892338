package io.greenlight.launcher.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.greenlight.contracts.EventCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a run consists of, as `stack.json` keeps it: enough to use it, and enough to end it by pid
/// when whoever started it is gone.
///
/// @param supervisor the process that holds all others
/// @param environment what an AWS SDK or CLI needs to talk to this run
/// @param ready whether everything had started
public record StackState(
        Entry supervisor,
        List<Entry> processes,
        List<PoolerEntry> poolers,
        Map<String, String> environment,
        boolean ready) {

    private static final ObjectMapper JSON = EventCodec.newMapper();

    public StackState {
        processes = List.copyOf(processes);
        poolers = List.copyOf(poolers);
        environment = Map.copyOf(environment);
    }

    /// One process. Its start tells it from another that was given the same pid later.
    public record Entry(String name, long pid, Instant started, int restarts) {

        /// That process as it is now.
        public static Entry of(String name, long pid, int restarts) {
            Instant started =
                    ProcessHandle.of(pid)
                            .flatMap(handle -> handle.info().startInstant())
                            .orElse(Instant.EPOCH);
            return new Entry(name, pid, started, restarts);
        }

        /// The process, if it is still the same one.
        public Optional<ProcessHandle> alive() {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(handle ->
                            handle.info().startInstant().map(started::equals).orElse(false));
        }
    }

    /// A PgBouncer of the run.
    public record PoolerEntry(String name, int port, String folder) {}

    /// Replaces the file as a whole.
    public void write(Path file) {
        try {
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.writeString(next, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write " + file, failed);
        }
    }

    /// What the file says; empty where there is none, or where it was cut off in the middle.
    public static Optional<StackState> read(Path file) {
        try {
            return Optional.of(JSON.readValue(Files.readString(file), StackState.class));
        } catch (NoSuchFileException | JsonProcessingException none) {
            return Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + file, failed);
        }
    }
}
