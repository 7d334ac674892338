package io.greenlight.launcher.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Which commit is being measured.
public final class Commit {

    private Commit() {}

    /// As git names it, with `-dirty` behind it where the tree is not that commit's; `unknown`
    /// outside a checkout.
    public static String of(Path repository) {
        try {
            Process git =
                    new ProcessBuilder(
                                    "git",
                                    "-C",
                                    repository.toString(),
                                    "describe",
                                    "--always",
                                    "--dirty")
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            String said =
                    new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor() == 0 ? said : "unknown";
        } catch (IOException noGit) {
            return "unknown";
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }
}
