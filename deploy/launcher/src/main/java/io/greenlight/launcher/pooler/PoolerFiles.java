package io.greenlight.launcher.pooler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Writes what a PgBouncer reads. Each file is replaced as a whole, so that a RELOAD in the middle
/// never sees half of it.
public final class PoolerFiles {

    /// As pgbouncer.sh chooses among them when root starts it.
    private static final List<String> UNPRIVILEGED = List.of("postgres", "nobody");

    private final Pooler pooler;

    public PoolerFiles(Pooler pooler) {
        this.pooler = pooler;
    }

    /// A pooler that knows its administrator and no database yet.
    public void create(ScramVerifier admin) {
        try {
            Files.createDirectories(pooler.folder());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        write(pooler.ini(), PoolerText.ini(pooler));
        route("localhost", 1, List.of());
        admit(Map.of(Pooler.ADMIN, admin));
    }

    /// Leads those databases to that server, from the next RELOAD on.
    public void route(String host, int port, List<String> databases) {
        write(pooler.databases(), PoolerText.databases(host, port, databases));
    }

    /// Lets exactly those users in, from the next RELOAD on.
    public void admit(Map<String, ScramVerifier> users) {
        write(
                pooler.users(),
                users.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(user -> PoolerText.user(user.getKey(), user.getValue()))
                        .collect(Collectors.joining()));
    }

    private static void write(Path file, String text) {
        try {
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.writeString(next, text);
            // Group root reads, too: that is who PgBouncer is when it runs in a user namespace.
            Files.setPosixFilePermissions(next, PosixFilePermissions.fromString("rw-r-----"));
            Optional<UserPrincipal> reader = reader();
            if (reader.isPresent()) {
                Files.setOwner(next, reader.get());
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write " + file, failed);
        }
    }

    /// Who has to be able to read it: root gives files away, for its PgBouncer runs as somebody
    /// else.
    private static Optional<UserPrincipal> reader() throws IOException {
        if (!System.getProperty("user.name", "").equals("root")) {
            return Optional.empty();
        }
        for (String name : UNPRIVILEGED) {
            Optional<UserPrincipal> reader = user(name);
            if (reader.isPresent()) {
                return reader;
            }
        }
        return Optional.empty();
    }

    private static Optional<UserPrincipal> user(String name) throws IOException {
        try {
            return Optional.of(
                    FileSystems.getDefault()
                            .getUserPrincipalLookupService()
                            .lookupPrincipalByName(name));
        } catch (UserPrincipalNotFoundException unknown) {
            return Optional.empty();
        }
    }
}
