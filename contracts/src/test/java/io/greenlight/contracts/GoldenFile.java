package io.greenlight.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that holds what we write, as somebody saw and approved it.
///
/// `./mvnw -pl contracts test -Dgreenlight.golden=write` writes them anew; what git shows as
/// changed is then what everybody who reads us will see changed.
final class GoldenFile {

    private static final boolean WRITE = "write".equals(System.getProperty("greenlight.golden"));

    private static final String HOW = "./mvnw -pl contracts test -Dgreenlight.golden=write";

    private GoldenFile() {}

    /// Fails unless the file holds that text.
    static void requireSame(Path file, String text) throws IOException {
        if (WRITE) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        }
        String approved = Files.exists(file) ? Files.readString(file) : "";
        assertEquals(
                approved,
                text,
                () -> file + " does not hold what is written now; if that is meant: " + HOW);
    }
}
