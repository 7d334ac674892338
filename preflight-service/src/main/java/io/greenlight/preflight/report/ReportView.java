package io.greenlight.preflight.report;

import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import io.greenlight.contracts.WarningPolicy;
import io.greenlight.preflight.report.MarkdownEscaper.Markdown;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A report in the words of its pages: what the templates need, counted and named.
///
/// @param rows the summary: what was found where, the whole cluster first
/// @param total the last row of it
/// @param advice nothing where there is none
public record ReportView(
        Subject subject,
        Instant at,
        Verdict verdict,
        String headline,
        List<String> sentences,
        List<Row> rows,
        Row total,
        List<Entry> findings,
        @Nullable AdviceView advice) {

    private static final String WHOLE_CLUSTER = "-";
    private static final Comparator<String> WHOLE_CLUSTER_FIRST =
            Comparator.<String, Boolean>comparing(name -> !name.equals(WHOLE_CLUSTER))
                    .thenComparing(Comparator.naturalOrder());

    /// What was found in one place.
    public record Row(String where, long blocking, long warning, long acknowledged) {}

    /// One finding.
    ///
    /// @param number by which the summary leads to it
    public record Entry(int number, Finding finding) {

        public String weight() {
            if (finding.severity() == Severity.BLOCKED) {
                return "blocks";
            }
            return finding.isAcknowledged() ? "acknowledged" : "warns";
        }

        public String where() {
            return ReportView.where(finding.database());
        }

        /// Who has to act.
        public String fault() {
            return switch (finding.fault()) {
                case OPERATOR -> "the owner of the cluster";
                case PLATFORM -> "AWS, or time";
                case GREENLIGHT -> "Greenlight";
            };
        }

        public List<Markdown> codes() {
            return finding.objects().stream().map(MarkdownEscaper::code).toList();
        }

        /// What was found after somebody had acknowledged the rest.
        public List<String> unseen() {
            return finding.acknowledged() == null ? List.of() : finding.acknowledged().unseen();
        }

        public List<Markdown> unseenCodes() {
            return unseen().stream().map(MarkdownEscaper::code).toList();
        }

        public Markdown block() {
            return MarkdownEscaper.block(finding.remedy());
        }
    }

    static ReportView of(PreflightReport report) {
        List<Finding> found = report.findings();
        List<Entry> entries = new ArrayList<>();
        found.forEach(one -> entries.add(new Entry(entries.size() + 1, one)));
        List<Row> rows =
                found.stream()
                        .map(Finding::database)
                        .distinct()
                        .sorted(WHOLE_CLUSTER_FIRST)
                        .map(name -> row(where(name), found, one -> one.database().equals(name)))
                        .toList();
        Row total = row("in all", found, _ -> true);
        return new ReportView(
                report.subject(),
                report.at().truncatedTo(ChronoUnit.SECONDS),
                report.verdict(),
                headline(report.verdict()),
                sentences(report, total),
                rows,
                total,
                entries,
                AdviceView.of(report));
    }

    private static Row row(String where, List<Finding> all, Predicate<Finding> there) {
        List<Finding> found = all.stream().filter(there).toList();
        long blocking = found.stream().filter(one -> one.severity() == Severity.BLOCKED).count();
        long known = found.stream().filter(Finding::isAcknowledged).count();
        return new Row(where, blocking, found.size() - blocking - known, known);
    }

    private static String where(String database) {
        return database.equals(WHOLE_CLUSTER) ? "the whole cluster" : database;
    }

    private static String headline(Verdict verdict) {
        return switch (verdict) {
            case CLEAR -> "Nothing stands in the way";
            case WARNINGS -> "Nothing blocks; there is something to know";
            case BLOCKED -> "Blocked";
        };
    }

    private static List<String> sentences(PreflightReport report, Row total) {
        List<String> said = new ArrayList<>();
        said.add(
                "Findings: %d blocking, %d warning, %d acknowledged."
                        .formatted(total.blocking(), total.warning(), total.acknowledged()));
        if (report.policy() == WarningPolicy.BLOCK && total.warning() > 0) {
            said.add("Warnings block here until somebody acknowledges them.");
        }
        report.again()
                .forEach((check, at) -> said.add("%s was asked again at %s.".formatted(check, at)));
        said.addAll(report.notes());
        return said;
    }
}
