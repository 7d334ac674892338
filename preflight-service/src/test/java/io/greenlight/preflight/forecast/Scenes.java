package io.greenlight.preflight.forecast;

import io.greenlight.contracts.PostgresVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Where something is being measured.
public final class Scenes {

    private Scenes() {}

    /// This machine, at this commit.
    public static Measured.Scene here(PostgresVersion source, PostgresVersion target)
            throws IOException {
        return new Measured.Scene(
                "%d cores, %s, Java %d"
                        .formatted(
                                Runtime.getRuntime().availableProcessors(),
                                System.getProperty("os.arch"),
                                Runtime.version().feature()),
                commit(),
                source.toString(),
                target.toString());
    }

    private static String commit() throws IOException {
        Process git =
                new ProcessBuilder("git", "describe", "--always", "--dirty")
                        .redirectErrorStream(true)
                        .start();
        return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
