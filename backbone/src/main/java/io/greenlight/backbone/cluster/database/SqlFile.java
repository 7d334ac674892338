package io.greenlight.backbone.cluster.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// A statement that a person might run by hand: a file beside the class that uses it, under a
/// header which says what it finds and how to run it.
public final class SqlFile {

    /// By class and name: preflight asks for a hundred of them with every cluster.
    private static final Map<String, String> READ = new ConcurrentHashMap<>();

    private SqlFile() {}

    /// The statement in that file, without its header.
    ///
    /// @throws IllegalStateException if the file is not there: it was left out of the build
    public static String beside(Class<?> owner, String name) {
        return READ.computeIfAbsent(owner.getName() + "/" + name, _ -> read(owner, name));
    }

    private static String read(Class<?> owner, String name) {
        try (InputStream file = owner.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(
                        "%s is not beside %s".formatted(name, owner.getName()));
            }
            return withoutHeader(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + name, unreadable);
        }
    }

    private static String withoutHeader(String text) {
        return text.lines()
                .dropWhile(line -> line.isBlank() || line.startsWith("--"))
                .collect(Collectors.joining("\n"))
                .strip();
    }
}
