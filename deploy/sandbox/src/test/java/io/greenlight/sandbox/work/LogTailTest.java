package io.greenlight.sandbox.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Log files that grow, change and come back after a restart.
class LogTailTest {

    private static final String FIRST = "postgresql.log.2026-11-21-0500";
    private static final String SECOND = "postgresql.log.2026-11-21-0600";

    @TempDir private Path home = Path.of(".");
    private Path folder = home;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(home.resolve("error"));
    }

    @Test
    void aLineIsTakenWhenItIsWholeAndNotTwice() throws IOException {
        write(FIRST, "2026-11-21 05:00:01 UTC::one\n2026-11-21 05:00:02 UTC::tw");
        assertEquals(List.of("2026-11-21 05:00:01 UTC::one"), takeAll());

        write(FIRST, "o\n");
        assertEquals(List.of("2026-11-21 05:00:02 UTC::two"), takeAll());
        assertEquals(List.of(), takeAll());
    }

    @Test
    void theNextFileFollowsAndOlderOnesAreLeftAlone() throws IOException {
        write("postgresql.log.2026-11-21-0400", "2026-11-21 04:00:00 UTC::before the export\n");
        write("pg_upgrade_internal.log.1", "no log of the server\n");
        write(FIRST, "2026-11-21 05:00:01 UTC::one\n");
        assertEquals(1, takeAll().size());

        write(FIRST, "2026-11-21 05:59:59 UTC::last\n");
        write(SECOND, "2026-11-21 06:00:00 UTC::first\n");

        assertEquals(
                List.of("2026-11-21 05:59:59 UTC::last", "2026-11-21 06:00:00 UTC::first"),
                takeAll());
    }

    @Test
    void aStatementOfSeveralLinesIsOneEntryWithTheTimeOfItsFirst() throws IOException {
        write(FIRST, "2026-11-21 05:00:01 UTC::STATEMENT: SELECT\n\t1\n\t/ 0\n");

        var line = new LogTail(folder).next().orElseThrow().lines().getFirst();

        assertEquals("2026-11-21 05:00:01 UTC::STATEMENT: SELECT\n\t1\n\t/ 0", line.text());
        assertEquals(Instant.parse("2026-11-21T05:00:01Z"), line.at());
    }

    @Test
    void whatNobodyTookComesAgain() throws IOException {
        write(FIRST, "2026-11-21 05:00:01 UTC::one\n");

        assertTrue(new LogTail(folder).next().isPresent());

        assertEquals(1, takeAll().size());
    }

    @Test
    void portionsAreNoLargerThanASinkTakes() throws IOException {
        write(FIRST, "2026-11-21 05:00:01 UTC::short\n".repeat(12_000));
        write(FIRST, "2026-11-22 05:00:01 UTC::a day later\n");

        List<Integer> sizes = new ArrayList<>();
        var tail = new LogTail(folder);
        for (Optional<LogTail.Portion> portion = tail.next();
                portion.isPresent();
                portion = tail.next()) {
            sizes.add(portion.get().lines().size());
            tail.advance(portion.get());
        }

        assertEquals(List.of(5_000, 5_000, 2_000, 1), sizes);
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(
                folder.resolve(file), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /// As a sandbox would that was started for it.
    private List<String> takeAll() throws IOException {
        List<String> texts = new ArrayList<>();
        var tail = new LogTail(folder);
        for (Optional<LogTail.Portion> portion = tail.next();
                portion.isPresent();
                portion = tail.next()) {
            portion.get().lines().forEach(line -> texts.add(line.text()));
            tail.advance(portion.get());
        }
        return texts;
    }
}
