package io.greenlight.notifier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A text that people get, as somebody read and approved it. [#HOW] writes them anew.
final class GoldenText {

    private static final String HOW =
            "./mvnw -pl notifier-service -am test -Dgreenlight.golden=write";

    private static final Path FOLDER = Path.of("src/test/resources/golden");

    private GoldenText() {}

    static void requireSame(String name, String text) throws IOException {
        Path file = FOLDER.resolve(name);
        if ("write".equals(System.getProperty("greenlight.golden"))) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, text);
        }
        assertEquals(
                Files.exists(file) ? Files.readString(file) : "",
                text,
                () -> file + " does not hold what is written now; if that is meant: " + HOW);
    }
}
