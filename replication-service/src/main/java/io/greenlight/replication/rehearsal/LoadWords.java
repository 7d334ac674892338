package io.greenlight.replication.rehearsal;

import io.greenlight.replication.rehearsal.RehearsalReport.LoadLine;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a report says of the loads that the clone took.
final class LoadWords {

    static final String WHAT =
            "Short transactions like pgbench's, on tables of our own: they say nothing of the"
                    + " cluster's own statements.";

    private static final String NONE = "The clone took none.";

    static final List<String> HEADS =
            List.of(
                    "version",
                    "sessions",
                    "transactions a second",
                    "median ms",
                    "p95 ms",
                    "worst ms",
                    "failed");

    private static final double NANOS_IN_ONE = 1e6;

    private LoadWords() {}

    /// A row below those heads, of each that was measured.
    static Stream<List<String>> rows(List<LoadLine> loads) {
        return loads.stream().filter(one -> one.notMeasured().isEmpty()).map(LoadWords::row);
    }

    /// What no table has room for.
    static List<String> notes(List<LoadLine> loads) {
        return loads.isEmpty() ? List.of(NONE) : loads.stream().flatMap(LoadWords::notes).toList();
    }

    /// All of it as Markdown.
    static String markdown(List<LoadLine> loads) {
        String rows =
                rows(loads)
                        .map(row -> "| %s |\n".formatted(String.join(" | ", row)))
                        .collect(Collectors.joining());
        String table =
                """
                %s

                | %s |
                |%s
                %s\
                """
                        .formatted(
                                WHAT,
                                String.join(" | ", HEADS),
                                " ---: |".repeat(HEADS.size()),
                                rows);
        return Stream.concat(
                        rows.isEmpty() ? Stream.of() : Stream.of(table),
                        notes(loads).stream().map(note -> RehearsalText.line(note) + "\n"))
                .collect(Collectors.joining("\n"));
    }

    private static List<String> row(LoadLine one) {
        return List.of(
                one.version().toString(),
                Integer.toString(one.sessions()),
                String.format(Locale.ROOT, "%.1f", one.transactionsPerSecond()),
                millis(one.median()),
                millis(one.p95()),
                millis(one.worst()),
                Long.toString(one.failed()));
    }

    private static Stream<String> notes(LoadLine one) {
        if (!one.notMeasured().isEmpty()) {
            return Stream.of("%s: not measured: %s".formatted(one.version(), one.notMeasured()));
        }
        return one.failure().isEmpty()
                ? Stream.of()
                : Stream.of("%s: the first failure: %s".formatted(one.version(), one.failure()));
    }

    private static String millis(Duration took) {
        return String.format(Locale.ROOT, "%.2f", took.toNanos() / NANOS_IN_ONE);
    }
}
