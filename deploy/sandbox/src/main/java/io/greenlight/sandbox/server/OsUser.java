package io.greenlight.sandbox.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The account that PostgreSQL runs as: it refuses root. Without root it is simply our own.
public final class OsUser {

    private final List<String> prefix;
    private final Optional<String> owner;

    private OsUser(List<String> prefix, Optional<String> owner) {
        this.prefix = prefix;
        this.owner = owner;
    }

    /// `postgres` where there is one, else `nobody`, when we are root; else ourselves.
    public static OsUser detect() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new OsUser(List.of(), Optional.empty());
        }
        String name =
                Stream.of("postgres", "nobody")
                        .filter(OsUser::exists)
                        .findFirst()
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "PostgreSQL refuses to run as root, and there is"
                                                + " neither a user postgres nor nobody: add"
                                                + " one, or start the sandbox as another user"));
        List<String> prefix =
                List.of(
                        "setpriv",
                        "--reuid=" + name,
                        "--regid=" + groupOf(name),
                        "--clear-groups",
                        "--");
        return new OsUser(prefix, Optional.of(name));
    }

    /// The command line that runs `command` as this account.
    public List<String> running(List<String> command) {
        return Stream.concat(prefix.stream(), command.stream()).toList();
    }

    /// Makes `folder` and gives it to this account; nobody else may look into it.
    public void makePrivateFolder(Path folder) {
        try {
            Files.createDirectories(folder);
            own(folder);
            Files.setPosixFilePermissions(
                    folder,
                    Set.of(
                            PosixFilePermission.OWNER_READ,
                            PosixFilePermission.OWNER_WRITE,
                            PosixFilePermission.OWNER_EXECUTE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void own(Path path) throws IOException {
        if (owner.isPresent()) {
            var names = path.getFileSystem().getUserPrincipalLookupService();
            Files.setOwner(path, names.lookupPrincipalByName(owner.get()));
        }
    }

    /// A home below `/root`, which is closed to others, would fail later with a riddle.
    public void requireReach(Path home) {
        for (Path folder = home; owner.isPresent() && folder != null; folder = folder.getParent()) {
            if (Files.exists(folder) && !isOpenToOthers(folder)) {
                throw new IllegalStateException(
                        ("%s is closed to the user %s, who runs PostgreSQL: chmod a+x it, or choose"
                                        + " another --home")
                                .formatted(folder, owner.get()));
            }
        }
    }

    private static boolean isOpenToOthers(Path folder) {
        try {
            return Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS)
                    .contains(PosixFilePermission.OTHERS_EXECUTE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean exists(String name) {
        return id("-u", name).isPresent();
    }

    private static String groupOf(String name) {
        return id("-g", name).orElseThrow();
    }

    private static Optional<String> id(String option, String name) {
        try {
            Process id = new ProcessBuilder("id", option, name).redirectErrorStream(true).start();
            String answer =
                    new String(id.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return id.waitFor() == 0 ? Optional.of(answer) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
