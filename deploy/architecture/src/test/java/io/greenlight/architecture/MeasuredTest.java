package io.greenlight.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// No figure in the README is typed by hand: what stands there is what a bench has written. After a
/// new one: `./mvnw -pl deploy/architecture test -Dgreenlight.golden=write -Dtest=MeasuredTest`.
final class MeasuredTest {

    private final Path root = Path.of(System.getProperty("greenlight.root"));
    private final Path results = root.resolve("deploy/launcher/results");

    @Test
    void theTableOfSwitchoversIsTheBenchs() throws IOException {
        requireBlock("switchover", Files.readString(results.resolve("switchover/table.md")));
    }

    @Test
    void theTableOfUpgradesInPlaceIsTheBenchs() throws IOException {
        String table = Files.readString(results.resolve("in-place/table.md"));
        int shares = table.indexOf("\n| where |");
        assertTrue(shares > 0, "the table has no second part");
        requireBlock("in-place", table.substring(0, shares));
    }

    @Test
    void theTablesOfPreflightsAreTheBenchs() throws IOException {
        requireBlock(
                "preflight",
                Files.readString(results.resolve("preflight/table.md"))
                        + "\n"
                        + Files.readString(results.resolve("preflight-1000-tables/table.md")));
    }

    @Test
    void theLinesAboutCrashesAreTheBenchs() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (Path table : crashTables()) {
            String plan = results.relativize(table.getParent()).toString().replace("crash-", "");
            String first = Files.readString(table).lines().findFirst().orElseThrow();
            lines.append(
                    "- [%s](deploy/launcher/results/%s): %s\n"
                            .formatted(
                                    plan.equals("crash") ? "clone" : plan,
                                    results.relativize(table),
                                    first));
        }
        requireBlock("crash", lines.toString());
    }

    private List<Path> crashTables() throws IOException {
        try (Stream<Path> folders = Files.list(results)) {
            return folders.filter(folder -> folder.getFileName().toString().startsWith("crash"))
                    .map(folder -> folder.resolve("table.md"))
                    .sorted()
                    .toList();
        }
    }

    private void requireBlock(String bench, String measured) throws IOException {
        Path readme = root.resolve("README.md");
        String text = Files.readString(readme);
        String begin = "<!-- bench %s: made by MeasuredTest -->\n".formatted(bench);
        int from = text.indexOf(begin) + begin.length();
        int to = text.indexOf("<!-- end of bench -->", from);
        assertTrue(
                from >= begin.length() && to >= from, "README.md has no place for bench " + bench);
        String expected = text.substring(0, from) + measured + text.substring(to);
        if ("write".equals(System.getProperty("greenlight.golden"))) {
            Files.writeString(readme, expected);
        }

        assertEquals(expected, Files.readString(readme));
    }
}
