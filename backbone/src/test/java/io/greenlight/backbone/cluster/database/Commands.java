package io.greenlight.backbone.cluster.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Programs that tests run, and whom they run PostgreSQL's as: it refuses root.
final class Commands {

    private Commands() {}

    /// Runs it to its end.
    ///
    /// @throws IOException with what it printed, if it fails
    static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String printed =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            int status = process.waitFor();
            if (status != 0) {
                throw new IOException("%s: exit code %d: %s".formatted(command, status, printed));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while it ran: " + command, interrupted);
        }
    }

    /// The command, run by somebody who is not root.
    static List<String> unprivileged(List<String> command) throws IOException {
        List<String> whole = new ArrayList<>();
        if (isRoot()) {
            String user = serverUser();
            whole.addAll(
                    user.isEmpty()
                            ? List.of("unshare", "-U")
                            : List.of(
                                    "setpriv",
                                    "--reuid=" + user,
                                    "--regid=" + user,
                                    "--clear-groups"));
        }
        whole.addAll(command);
        return whole;
    }

    /// Gives the folder and what is in it to whoever runs the servers.
    static void handOver(Path folder) throws IOException {
        if (isRoot() && !serverUser().isEmpty()) {
            String user = serverUser();
            run(List.of("chown", "-R", user + ":", folder.toString()));
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /// `postgres`, or else `nobody`, or else empty: then a user namespace has to do.
    private static String serverUser() throws IOException {
        List<String> users = Files.readAllLines(Path.of("/etc/passwd"), StandardCharsets.UTF_8);
        for (String name : List.of("postgres", "nobody")) {
            if (users.stream().anyMatch(line -> line.startsWith(name + ":"))) {
                return name;
            }
        }
        return "";
    }
}
