package io.greenlight.launcher.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Every place at which a service is killed.
public final class CrashPoints {

    private CrashPoints() {}

    /// Those whose name holds that text.
    public static List<String> matching(String text) {
        try (InputStream file = CrashPoints.class.getResourceAsStream("failpoints.txt")) {
            if (file == null) {
                return List.of();
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .filter(line -> line.contains(text))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
