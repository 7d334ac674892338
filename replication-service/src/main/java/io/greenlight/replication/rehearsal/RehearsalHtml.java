package io.greenlight.replication.rehearsal;

import io.greenlight.contracts.Finding;
import io.greenlight.contracts.RehearsedTime;
import io.greenlight.contracts.Severity;
import io.greenlight.replication.rehearsal.RehearsalReport.LoadLine;
import io.greenlight.replication.rehearsal.RehearsalReport.PlanLine;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The report as a page that needs nothing else.
final class RehearsalHtml {

    private static final String PAGE =
            """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>Rehearsal of %1$s</title>
            <style>
            body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem;
              padding: 0 1rem; }
            table { border-collapse: collapse; display: block; overflow-x: auto; }
            td, th { border: 1px solid #bbb; padding: .3rem .6rem; }
            td { vertical-align: top; } .blocked, .worse { background: #fdd; }
            pre { margin: 0; white-space: pre-wrap; }
            </style></head><body>
            <h1>Rehearsal of %1$s: %2$s</h1>
            <p>%3$s The clone is deleted; the cluster was only looked at.</p>
            <h2>How long it took</h2>
            %4$s
            <h2>Findings</h2>
            %5$s
            <h2>Load: the same writes on both versions</h2>
            %6$s
            <h2>Plans</h2>
            %7$s
            </body></html>
            """;

    private RehearsalHtml() {}

    static String of(RehearsalReport report) {
        return PAGE.formatted(
                escaped(report.cluster().toString()),
                escaped(report.path().toString()),
                escaped(RehearsalText.outcome(report)),
                times(report.times()),
                findings(report.findings()),
                loads(report.loads()),
                plans(report.plans()));
    }

    private static String times(List<RehearsedTime> times) {
        return table(
                List.of("part", "seconds"),
                times.stream().map(one -> row("", one.part(), RehearsalText.seconds(one.took()))));
    }

    private static String findings(List<Finding> findings) {
        return findings.isEmpty()
                ? "<p>None.</p>"
                : table(
                        List.of("", "database", "what", "objects", "what to do"),
                        findings.stream().map(RehearsalHtml::row));
    }

    private static String loads(List<LoadLine> loads) {
        List<String> rows =
                LoadWords.rows(loads).map(cells -> row("", cells.toArray(String[]::new))).toList();
        String table =
                rows.isEmpty()
                        ? ""
                        : "<p>%s</p>\n".formatted(escaped(LoadWords.WHAT))
                                + table(LoadWords.HEADS, rows.stream());
        return table
                + LoadWords.notes(loads).stream()
                        .map(note -> "<p>%s</p>".formatted(escaped(note)))
                        .collect(Collectors.joining());
    }

    private static String plans(List<PlanLine> plans) {
        List<String> heads =
                List.of(
                        "change",
                        "database",
                        "statement",
                        "cost before",
                        "cost after",
                        "before",
                        "after");
        return plans.isEmpty()
                ? "<p>The cluster counts no statements.</p>"
                : table(heads, plans.stream().map(RehearsalHtml::row));
    }

    private static String row(Finding one) {
        return row(
                one.severity() == Severity.BLOCKED ? "blocked" : "",
                one.severity() == Severity.BLOCKED ? "blocks" : "warning",
                one.database(),
                "%s (%s)\n%s".formatted(one.title(), one.check(), one.why()),
                String.join("\n", one.objects()),
                one.remedy());
    }

    private static String row(PlanLine one) {
        String change = one.change().name().toLowerCase(Locale.ROOT);
        return row(
                change,
                change,
                one.database(),
                "%s\n%s".formatted(one.statement(), one.text()),
                RehearsalText.cost(one.before()),
                RehearsalText.cost(one.after()),
                RehearsalText.nodes(one.before()),
                RehearsalText.nodes(one.after()));
    }

    private static String table(List<String> heads, Stream<String> rows) {
        return heads.stream()
                        .map(head -> "<th>%s</th>".formatted(escaped(head)))
                        .collect(Collectors.joining("", "<table><tr>", "</tr>\n"))
                + rows.collect(Collectors.joining())
                + "</table>";
    }

    private static String row(String kind, String... cells) {
        return Stream.of(cells)
                .map(cell -> "<td><pre>%s</pre></td>".formatted(escaped(cell)))
                .collect(Collectors.joining("", "<tr class=\"%s\">".formatted(kind), "</tr>\n"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
