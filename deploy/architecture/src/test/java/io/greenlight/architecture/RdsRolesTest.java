package io.greenlight.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The roles that RDS keeps for itself stand in every query that has to leave them out, for each is
/// run by hand, too. Here is the one place where they are decided upon.
final class RdsRolesTest {

    /// Those that log in and are nobody's to give, to ask for or to lock out.
    private static final String ALL = "rds(admin|repladmin|topmgr|proxyadmin|writeforwarduser)";

    /// Whose sessions a fence does not mind. `rdswriteforwarduser` writes what clients of readers
    /// send, so its sessions count as theirs.
    private static final String QUIET = "rds(admin|repladmin|topmgr|proxyadmin)";

    private static final Pattern ROLES = Pattern.compile("rds\\([a-z|]+\\)");

    @Test
    void everyQueryLeavesOutTheSame() throws IOException {
        Path root = Path.of(System.getProperty("greenlight.root"));
        Map<String, List<String>> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(file -> file.toString().contains("/src/main/resources/"))
                    .filter(file -> file.toString().endsWith(".sql"))
                    .forEach(file -> found.put(root.relativize(file).toString(), roles(file)));
        }
        found.values().removeIf(List::isEmpty);

        assertTrue(found.size() > 5, found::toString);
        found.forEach((file, roles) -> {
            String wanted = file.endsWith("/foreign_sessions.sql") ? QUIET : ALL;
            roles.forEach(one -> assertEquals(wanted, one, file));
        });
    }

    private static List<String> roles(Path file) {
        try {
            return ROLES.matcher(Files.readString(file)).results().map(MatchResult::group).toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
