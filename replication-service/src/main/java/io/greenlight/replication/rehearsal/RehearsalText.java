package io.greenlight.replication.rehearsal;

import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import io.greenlight.replication.database.GenericPlans.Plan;
import io.greenlight.replication.rehearsal.PlannedStatement.Change;
import io.greenlight.replication.rehearsal.RehearsalReport.PlanLine;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The report as Markdown.
final class RehearsalText {

    private static final double MILLIS = 1000.0;

    private RehearsalText() {}

    static String of(RehearsalReport report) {
        return """
        # Rehearsal of %s: %s

        %s The clone is deleted; the cluster was only looked at.
        Upgrade `%s`, %s to %s.

        ## How long it took

        | part | seconds |
        | --- | ---: |
        %s
        The same class of instance, and the same data; on the cluster there are its clients, too.

        ## Findings

        %s
        ## Load: the same writes on both versions

        %s
        ## Plans

        %s\
        """
                .formatted(
                        report.cluster(),
                        report.path(),
                        outcome(report),
                        report.upgrade(),
                        report.startedAt(),
                        report.at(),
                        report.times().stream()
                                .map(one ->
                                        "| %s | %s |\n".formatted(one.part(), seconds(one.took())))
                                .collect(Collectors.joining()),
                        findings(report.findings()),
                        LoadWords.markdown(report.loads()),
                        plans(report.plans()));
    }

    static String outcome(RehearsalReport report) {
        return switch (report.outcome()) {
            case DONE -> "The clone came to %s.".formatted(report.path().target());
            case REFUSED ->
                    "The clone could not be upgraded to %s.".formatted(report.path().target());
            case OPEN -> "The clone's upgrade has not ended.";
        };
    }

    static String seconds(Duration took) {
        return rounded(took.toMillis() / MILLIS);
    }

    private static String findings(List<Finding> findings) {
        return findings.isEmpty()
                ? "None.\n"
                : findings.stream().map(RehearsalText::finding).collect(Collectors.joining("\n"));
    }

    private static String finding(Finding one) {
        return """
        - **%s** `%s`, database %s: %s
          - Why: %s
          - Objects: %s
          - What to do: %s
        """
                .formatted(
                        one.severity() == Severity.BLOCKED ? "blocks" : "warning",
                        one.check(),
                        one.database(),
                        line(one.title()),
                        line(one.why()),
                        one.objects().isEmpty() ? "-" : line(String.join(", ", one.objects())),
                        line(one.remedy()));
    }

    private static String plans(List<PlanLine> plans) {
        if (plans.isEmpty()) {
            return "The cluster counts no statements: it has no pg_stat_statements.\n";
        }
        return """
        Generic plans, of the same rows, without the values: what a planner expects, and nothing
        that was executed. Costs of two versions are alike and not the same.

        | change | database | statement | calls | ms | cost before | cost after |
        | --- | --- | --- | ---: | ---: | ---: | ---: |
        """
                + plans.stream().map(RehearsalText::row).collect(Collectors.joining())
                + plans.stream()
                        .filter(one -> one.change() != Change.SAME)
                        .map(RehearsalText::both)
                        .collect(Collectors.joining());
    }

    private static String row(PlanLine one) {
        return "| %s | %s | `%s` | %d | %s | %s | %s |\n"
                .formatted(
                        one.change().name().toLowerCase(Locale.ROOT),
                        one.database().replace("|", "\\|"),
                        one.statement(),
                        one.calls(),
                        rounded(one.milliseconds()),
                        cost(one.before()),
                        cost(one.after()));
    }

    private static String both(PlanLine one) {
        return """

        ### `%s` in %s

        ```text
        %s

        before:
        %s
        after:
        %s
        ```
        """
                .formatted(
                        one.statement(),
                        line(one.database()),
                        one.text().strip(),
                        nodes(one.before()),
                        nodes(one.after()));
    }

    static String cost(@Nullable Plan plan) {
        return plan == null || !plan.objection().isEmpty() ? "-" : rounded(plan.cost());
    }

    private static String rounded(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    static String nodes(@Nullable Plan plan) {
        if (plan == null) {
            return "not asked";
        }
        return plan.objection().isEmpty()
                ? String.join("\n", plan.nodes())
                : plan.objection().strip();
    }

    /// Without what would begin another line.
    static String line(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
