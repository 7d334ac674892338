package io.greenlight.launcher.command;

import io.greenlight.launcher.stack.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where a bench leaves its table and its raw figures.
@SuppressWarnings("NullAway.Init")
public final class Results {

    @Option(
            names = "--results",
            paramLabel = "DIR",
            description = "Where table and raw figures go; build/run/<run>/bench if not said.")
    private @Nullable Path folder;

    /// The folder, which is there then.
    Path folder(RunFolder run) throws IOException {
        Path wanted = folder == null ? run.folder().resolve("bench") : folder;
        return Files.createDirectories(wanted);
    }
}
