package io.greenlight.backbone.cluster.database;

import io.greenlight.contracts.PostgresVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A PostgreSQL installation below `build/servers`, as `deploy/sandbox/servers.sh` makes them.
record ServerFolder(Path path, PostgresVersion version) {

    /// Where `./mvnw` was called: surefire hands it over.
    static final Path ROOT = Path.of(System.getProperty("greenlight.root", ".")).toAbsolutePath();

    /// One old and one new major, or those that `-Dgreenlight.majors=13,14,15,16,17,18` names (all
    /// take three times as long).
    static List<Integer> majors() {
        return Stream.of(System.getProperty("greenlight.majors", "14,17").split(","))
                .map(Integer::valueOf)
                .toList();
    }

    /// The newest installation of that major; made first where there is none.
    static ServerFolder newest(int major) {
        return find(major)
                .orElseGet(() -> {
                    install(major);
                    return find(major)
                            .orElseThrow(() ->
                                    new IllegalStateException(
                                            "servers.sh made no PostgreSQL " + major));
                });
    }

    String program(String name) {
        return path.resolve("bin").resolve(name).toString();
    }

    private static Optional<ServerFolder> find(int major) {
        return installed().stream()
                .filter(one -> one.version().major() == major)
                .max(Comparator.comparing(ServerFolder::version));
    }

    private static List<ServerFolder> installed() {
        String elsewhere = System.getenv("GREENLIGHT_SERVERS");
        Path servers = elsewhere == null ? ROOT.resolve("build/servers") : Path.of(elsewhere);
        if (!Files.isDirectory(servers)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(servers)) {
            return folders.filter(ServerFolder::isServer)
                    .map(one -> new ServerFolder(one, version(one)))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static PostgresVersion version(Path folder) {
        return PostgresVersion.parse(folder.getFileName().toString());
    }

    /// Whole, named by its version, and with a server of its own.
    private static boolean isServer(Path folder) {
        return folder.getFileName().toString().matches("\\d+\\.\\d+")
                && Files.exists(folder.resolve(".complete"))
                && !Files.exists(folder.resolve(".tools-only"));
    }

    private static void install(int major) {
        String script = ROOT.resolve("deploy/sandbox/servers.sh").toString();
        try {
            Process process =
                    new ProcessBuilder("sh", script, "--majors", Integer.toString(major))
                            .inheritIO()
                            .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("%s --majors %d failed".formatted(script, major));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while servers were made", interrupted);
        }
    }
}
