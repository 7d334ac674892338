package io.greenlight.preflight.tool;

import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import io.greenlight.preflight.advice.Advice;
import io.greenlight.preflight.check.Source;
import io.greenlight.preflight.report.PreflightReport;
import io.greenlight.preflight.report.Subject;
import java.util.stream.Collectors;

/// A report for a terminal: no markup, and what is to be pasted stands alone on its lines.
final class TextPage {

    private TextPage() {}

    static String of(PreflightReport report) {
        Subject subject = report.subject();
        long blocking =
                report.findings().stream()
                        .filter(one -> one.severity() == Severity.BLOCKED)
                        .count();
        String head =
                "%s: %s, %s to %s by %s%n%d findings block, %d warn.%n"
                        .formatted(
                                headline(report),
                                subject.cluster(),
                                subject.source(),
                                subject.target(),
                                subject.strategy(),
                                blocking,
                                report.findings().size() - blocking);
        String notes = report.notes().stream().map("%s%n"::formatted).collect(Collectors.joining());
        Advice advice = report.advice();
        return head
                + notes
                + (advice == null ? "" : "%s.%n".formatted(oneLine(advice.sentence())))
                + report.findings().stream().map(TextPage::entry).collect(Collectors.joining());
    }

    private static String headline(PreflightReport report) {
        return switch (report.verdict()) {
            case CLEAR -> "CLEAR";
            case WARNINGS -> "WARNINGS";
            case BLOCKED -> "BLOCKED";
        };
    }

    private static String entry(Finding one) {
        String weight = one.severity() == Severity.BLOCKED ? "BLOCKED" : "WARNING";
        return """

        %s %s in %s
          %s
          why: %s
          objects: %s
          remedy:
        %s
        """
                .formatted(
                        weight,
                        one.check(),
                        where(one.database()),
                        oneLine(one.title()),
                        one.why(),
                        one.objects().stream()
                                .map(TextPage::oneLine)
                                .collect(Collectors.joining(", ")),
                        one.remedy().indent(4).stripTrailing());
    }

    private static String where(String database) {
        return database.equals(Source.WHOLE_CLUSTER)
                ? "the whole cluster"
                : "database " + oneLine(database);
    }

    /// A line that a name breaks would look like one of ours.
    private static String oneLine(String words) {
        return words.replaceAll("\\R", "\\\\n");
    }
}
