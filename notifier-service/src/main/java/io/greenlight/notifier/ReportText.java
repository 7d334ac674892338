package io.greenlight.notifier;

import io.greenlight.contracts.Finding;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// The report as Markdown, for whoever asks afterwards what happened at night.
final class ReportText {

    private static final String TIMELINE =
            """
            | start (UTC) | ms | service | step | attempts | outcome | |
            | --- | ---: | --- | --- | ---: | --- | --- |
            """;

    String write(Report report) {
        return head(report)
                + section("Figures", figures(report))
                + section("Members", members(report))
                + section("What RDS told, in all regions", told(report))
                + section("Going back", goingBack(report))
                + section("What did not go as planned", reasons(report.reasons()))
                + section("Findings", findings(report.findings()))
                + section("Timeline", timeline(report.steps()));
    }

    private static String head(Report report) {
        String path = report.path() == null ? "" : ", " + GlobalWords.path(report.path());
        return """
        # %s: %s%s

        - Upgrade: `%s`, in %s
        - From %s to %s, %s
        """
                        .formatted(
                                report.cluster(),
                                report.outcome().words(),
                                path,
                                report.upgrade(),
                                report.cluster().region(),
                                Times.second(report.startedAt()),
                                Times.second(report.asOf()),
                                Times.length(Duration.between(report.startedAt(), report.asOf())))
                + kept(report);
    }

    private static String kept(Report report) {
        if (report.kept() == null) {
            return "";
        }
        return (report.lost() == null ? "- Kept, fenced: `%s`\n" : "- Left, stands by: `%s`\n")
                .formatted(report.kept());
    }

    private static String goingBack(Report report) {
        String wayBack =
                report.wayBack() == null
                        ? ""
                        : InPlaceWords.wayBack(report.wayBack(), report.asOf());
        return report.lost() == null
                ? wayBack
                : "Lost, with somebody's consent:\n\n" + InPlaceWords.losses(report.lost());
    }

    private static String section(String title, String body) {
        return body.isEmpty() ? "" : "\n## %s\n\n%s".formatted(title, body);
    }

    private static String figures(Report report) {
        String lag =
                report.lag() == null
                        ? ""
                        : "Lag of the target: at worst %s bytes, at last %s bytes and %d ms.\n"
                                .formatted(
                                        Figures.grouped(report.lag().worstBytes()),
                                        Figures.grouped(report.lag().lastBytes()),
                                        report.lag().lastMilliseconds());
        String downtimes =
                report.downtimes() == null ? "" : InPlaceWords.downtimes(report.downtimes());
        String switchover =
                report.figures() == null ? "" : CompletionWords.figures(report.figures());
        String rehearsed =
                report.rehearsed() == null
                        ? ""
                        : "On a clone:\n\n" + RehearsalWords.times(report.rehearsed());
        return switchover + downtimes + lag + rehearsed;
    }

    private static String members(Report report) {
        return report.global() == null ? "" : GlobalWords.members(report.global().members());
    }

    private static String told(Report report) {
        Report.GlobalPart global = report.global();
        return global == null ? "" : GlobalWords.timeline(global.timeline(), global.timelineFile());
    }

    private static String reasons(List<Report.ReasonLine> reasons) {
        return reasons.stream()
                .map(line ->
                        "- %s `%s`, `%s`: %s What to do: %s\n"
                                .formatted(
                                        Times.second(line.at()),
                                        line.event(),
                                        line.reason().code(),
                                        cell(line.reason().sentence()),
                                        cell(line.reason().remedy())))
                .collect(Collectors.joining());
    }

    private static String findings(List<Finding> findings) {
        return findings.isEmpty() ? "" : "```text\n" + FindingWords.all(findings) + "```\n";
    }

    private static String timeline(List<StepLine> steps) {
        return steps.isEmpty()
                ? ""
                : TIMELINE + steps.stream().map(ReportText::row).collect(Collectors.joining());
    }

    private static String row(StepLine step) {
        return "| %s | %d | %s | %s | %d | %s | %s |\n"
                .formatted(
                        Times.milli(step.startedAt()),
                        step.milliseconds(),
                        step.service().word(),
                        step.step(),
                        step.attempts(),
                        step.outcome(),
                        cell(step.sentence()));
    }

    /// Names of tables may hold anything, a table's end included.
    static String cell(String text) {
        return text.replace("|", "\\|").replaceAll("\\R", " ");
    }
}
