package io.greenlight.sandbox.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The PostgreSQL installations that `servers.sh` has made. Looked up anew each time, so that a
/// major that is added later is found without a restart.
public final class Installations {

    private final Path folder;

    public Installations(Path folder) {
        this.folder = folder;
    }

    /// All that can serve, oldest first.
    public List<Installation> serving() {
        return all().stream().filter(Installation::serves).toList();
    }

    public Optional<Installation> serving(EngineVersion version) {
        return serving().stream().filter(found -> found.version().equals(version)).findFirst();
    }

    public Optional<Installation> newest(int major) {
        return serving().stream()
                .filter(found -> found.version().major() == major)
                .reduce((_, later) -> later);
    }

    /// Whose pg_upgrade leads to `major`, when there is one. Minor versions share their catalogs: a
    /// server of another minor takes over what it leaves.
    public Optional<Installation> upgraderTo(int major) {
        return all().stream()
                .filter(found -> found.version().major() == major && found.upgrades())
                .reduce((_, later) -> later);
    }

    public Installation require(EngineVersion version) {
        return serving(version)
                .orElseThrow(() ->
                        new IllegalStateException(
                                "PostgreSQL %s is gone from %s: run servers.sh"
                                        .formatted(version, folder)));
    }

    private List<Installation> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> EngineVersion.isVersion(nameOf(entry)))
                    .filter(entry -> Files.isExecutable(entry.resolve("bin/postgres")))
                    .map(entry -> new Installation(EngineVersion.parse(nameOf(entry)), entry))
                    .sorted(Comparator.comparing(Installation::version))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String nameOf(Path entry) {
        return String.valueOf(entry.getFileName());
    }
}
