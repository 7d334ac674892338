package io.greenlight.launcher.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where one run keeps everything: `build/run/<run>`. `build/run/current` is the newest one.
public record RunFolder(Path repository, Path folder) {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    /// A new folder, and `current` leads to it from now on.
    public static RunFolder create(Path repository, Clock clock) {
        Path all = all(repository);
        String name = NAME.format(clock.instant());
        try {
            Files.createDirectories(all);
            Path folder = all.resolve(name);
            for (int more = 2; Files.exists(folder); more++) {
                folder = all.resolve(name + "-" + more);
            }
            Files.createDirectories(folder.resolve("logs"));
            Path current = all.resolve("current.next");
            Files.deleteIfExists(current);
            Files.createSymbolicLink(current, folder.getFileName());
            Files.move(current, all.resolve("current"), StandardCopyOption.ATOMIC_MOVE);
            return new RunFolder(repository, folder);
        } catch (FileAlreadyExistsException taken) {
            throw new UncheckedIOException("another run took its folder just now", taken);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot make a folder for the run", failed);
        }
    }

    /// The newest run, if there ever was one.
    public static Optional<RunFolder> current(Path repository) {
        try {
            return Optional.of(
                    new RunFolder(repository, all(repository).resolve("current").toRealPath()));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// The runs whose supervisor is alive, the oldest first.
    public static List<RunFolder> living(Path repository) {
        return every(repository).stream()
                .filter(run ->
                        StackState.read(run.state())
                                .flatMap(state -> state.supervisor().alive())
                                .isPresent())
                .toList();
    }

    /// The newest run whose supervisor is alive.
    public static Optional<RunFolder> newestLiving(Path repository) {
        List<RunFolder> living = living(repository);
        return living.isEmpty() ? Optional.empty() : Optional.of(living.getLast());
    }

    /// Every run that left something behind, the oldest first.
    public static List<RunFolder> every(Path repository) {
        if (!Files.isDirectory(all(repository))) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(all(repository))) {
            return folders.filter(path -> !Files.isSymbolicLink(path))
                    .filter(Files::isDirectory)
                    .sorted()
                    .map(path -> new RunFolder(repository, path))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public Path log(String process) {
        return folder.resolve("logs").resolve(process + ".log");
    }

    public Path state() {
        return folder.resolve("stack.json");
    }

    /// The sandbox's home: volumes, its certificate authority, its state.
    public Path sandbox() {
        return folder.resolve("sandbox");
    }

    public Path certificateAuthority() {
        return sandbox().resolve("ca.pem");
    }

    public Path localstack() {
        return folder.resolve("localstack");
    }

    public Path failpoints() {
        return folder.resolve("failpoints");
    }

    /// Removes what is large, that is volumes and the bus; logs, reports and raw figures stay.
    public void discardVolumes() {
        List.of(sandbox(), localstack(), failpoints()).forEach(RunFolder::discard);
    }

    private static void discard(Path large) {
        if (!Files.exists(large)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(large)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException stillWritten) {
            // Somebody still writes there: the next start finds the folder and tries again.
        }
    }

    private static Path all(Path repository) {
        return repository.resolve("build").resolve("run");
    }
}
