package io.greenlight.sandbox.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The PostgreSQL installations of the tests; what `servers.sh` has not made yet it makes before
/// the first of them.
final class TestServers {

    private static final Path ROOT = Path.of(System.getProperty("greenlight.root", "../.."));

    /// Where they are.
    static final Path FOLDER = made();

    private TestServers() {}

    private static Path made() {
        List<String> script =
                List.of(
                        "sh",
                        ROOT.resolve("deploy/sandbox/servers.sh").toString(),
                        "--majors",
                        "14 17");
        try {
            Process process = new ProcessBuilder(script).inheritIO().start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(script + " failed");
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while servers were made", interrupted);
        }
        return Optional.ofNullable(System.getenv("GREENLIGHT_SERVERS"))
                .map(Path::of)
                .orElseGet(() -> ROOT.resolve("build/servers"));
    }
}
