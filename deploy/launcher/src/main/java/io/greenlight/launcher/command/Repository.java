package io.greenlight.launcher.command;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/// Where the checkout is; the script `./greenlight` says so.
@SuppressWarnings("NullAway.Init")
public final class Repository {

    @Option(names = "--repository", hidden = true, defaultValue = "${sys:greenlight.root:-.}")
    private Path root;

    public Path root() {
        return root.toAbsolutePath().normalize();
    }
}
