package io.greenlight.launcher.bench;

import io.greenlight.launcher.report.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/// The runs of a bench of upgrades in place as tables: what was added to RDS's own work, and where.
public final class InPlaceTable {

    private static final double NANOS = 1e9;

    /// A run, and what was added in it. One that was not upgraded is in no median.
    public record Run(Report report, Added added) {

        boolean isUpgraded() {
            return report.result.equals("upgraded");
        }
    }

    private final List<Run> runs;
    private final String commit;

    /// @param commit of what was measured
    public InPlaceTable(List<Run> runs, String commit) {
        this.runs = List.copyOf(runs);
        this.commit = commit;
    }

    /// Whether every run kept every promise.
    public boolean held() {
        return !runs.isEmpty() && runs.stream().allMatch(run -> run.report().held());
    }

    /// Both tables as Markdown.
    public String markdown() {
        List<String> lines = new ArrayList<>();
        if (!runs.isEmpty()) {
            head(lines, runs.getFirst().report());
        }
        lines.add(
                "| run | result | total | RDS at work | of it answers | scan | new version's SQL |"
                        + " added | in steps | noticing | between | added to RDS |"
                        + " complaints |");
        lines.add("|" + " --- |".repeat(13));
        for (int n = 0; n < runs.size(); n++) {
            lines.add(row(n + 1, runs.get(n)));
        }
        lines.add(summary("median", Distribution::median));
        lines.add(summary("worst", Distribution::worst));
        lines.add("");
        lines.add("| where | what | median | worst |");
        lines.add("|" + " --- |".repeat(4));
        lines.addAll(shares());
        return String.join("\n", lines) + "\n";
    }

    private void head(List<String> lines, Report first) {
        lines.add(
                ("%d upgrades in place, PostgreSQL %s to %s, %d clients, %d transactions/s; %s;"
                                + " commit %s.")
                        .formatted(
                                runs.size(),
                                first.sourceVersion,
                                first.targetVersion,
                                first.clients,
                                first.rate,
                                first.machine,
                                commit));
        lines.add(
                "Seconds from the tag to the last word. RDS was at work, or at an answer to a"
                        + " call and at nothing else. The scan is what discovery took to look,"
                        + " which it does every DISCOVERY_EVERY. The new version's SQL is what"
                        + " everybody has to run after such an upgrade: ALTER EXTENSION UPDATE,"
                        + " ANALYZE, REINDEX. Added is all else: in steps, until somebody noticed"
                        + " that RDS had ended, and between. Added to RDS is its ratio to RDS's"
                        + " work, which a slow machine leaves as it is.");
        lines.add("");
    }

    private static String row(int number, Run run) {
        Added added = run.added();
        return String.format(
                Locale.ROOT,
                "| %d | %s | %s | %d |",
                number,
                run.report().result,
                figures(figure -> figure.apply(added)),
                run.report().complaints.size());
    }

    private String summary(String name, Function<Distribution, Double> which) {
        return "| **%s** | | %s | |"
                .formatted(
                        name,
                        figures(figure ->
                                which.apply(distribution(run -> figure.apply(run.added())))));
    }

    /// The columns of a row, each by what it shows of a run.
    private static String figures(Function<Function<Added, Double>, Double> shown) {
        List<Function<Added, Double>> columns =
                List.of(
                        added -> seconds(added.total()),
                        added -> seconds(added.rds()),
                        added -> seconds(added.answers()),
                        added -> seconds(added.of(Added.Kind.SCAN)),
                        added -> seconds(added.of(Added.Kind.CARE)),
                        added -> seconds(added.all()),
                        added -> seconds(added.of(Added.Kind.STEP)),
                        added -> seconds(added.of(Added.Kind.NOTICING)),
                        added -> seconds(added.of(Added.Kind.BETWEEN)),
                        added -> seconds(added.all()) / seconds(added.rds()));
        return String.join(
                " | ",
                columns.stream()
                        .map(column -> String.format(Locale.ROOT, "%.2f", shown.apply(column)))
                        .toList());
    }

    /// Every share, by its median, the largest first.
    private List<String> shares() {
        record Row(Added.Kind kind, String name, Distribution took) {}

        Set<List<Object>> names = new LinkedHashSet<>();
        runs.forEach(run ->
                run.added().shares().forEach(one -> names.add(List.of(one.kind(), one.name()))));
        return names.stream()
                .map(name ->
                        new Row(
                                (Added.Kind) name.getFirst(),
                                (String) name.getLast(),
                                distribution(run -> seconds(took(run, name)))))
                .sorted(Comparator.comparingDouble((Row row) -> -row.took().median()))
                .map(row ->
                        String.format(
                                Locale.ROOT,
                                "| %s | %s | %.2f | %.2f |",
                                row.kind().name().toLowerCase(Locale.ROOT),
                                row.name(),
                                row.took().median(),
                                row.took().worst()))
                .toList();
    }

    private static Duration took(Run run, List<Object> name) {
        return run.added().shares().stream()
                .filter(share -> List.of(share.kind(), share.name()).equals(name))
                .map(Added.Share::took)
                .findFirst()
                .orElse(Duration.ZERO);
    }

    private Distribution distribution(Function<Run, Double> figure) {
        return Distribution.of(runs.stream().filter(Run::isUpgraded).map(figure).toList());
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / NANOS;
    }
}
