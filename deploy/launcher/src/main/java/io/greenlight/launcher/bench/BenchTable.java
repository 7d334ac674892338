package io.greenlight.launcher.bench;

import io.greenlight.launcher.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// The runs of a bench as one table: every run, then medians and worsts.
public final class BenchTable {

    private static final String NOT_COMPARED = "-";

    private final List<Report> runs;
    private final String commit;

    /// @param commit of what was measured
    public BenchTable(List<Report> runs, String commit) {
        this.runs = List.copyOf(runs);
        this.commit = commit;
    }

    /// The table as Markdown.
    public String markdown() {
        List<String> lines = new ArrayList<>();
        if (!runs.isEmpty()) {
            Report first = runs.getFirst();
            lines.add(
                    ("%d switchovers, PostgreSQL %s to %s, %d clients, %d transactions/s; %s;"
                                    + " commit %s.")
                            .formatted(
                                    runs.size(),
                                    first.sourceVersion,
                                    first.targetVersion,
                                    first.clients,
                                    first.rate,
                                    first.machine,
                                    commit));
            lines.add("Milliseconds; stalls are counted from the moment a transaction was due.");
            lines.add(
                    "Stolen: processor time that the hypervisor gave to other machines during the"
                            + " switchover; disk: time in which somebody waited for it.");
            lines.add("");
        }
        lines.add(
                "| run | result | failed | lost | duplicated | different | switchover stall |"
                        + " steady stall | ratio | pause | gate | stolen | disk | complaints |");
        lines.add("|" + " --- |".repeat(14));
        for (int run = 0; run < runs.size(); run++) {
            lines.add(row(run + 1, runs.get(run)));
        }
        lines.add(summary("median"));
        lines.add(summary("p95"));
        lines.add(summary("worst"));
        return String.join("\n", lines) + "\n";
    }

    /// Whether every run kept every promise.
    public boolean held() {
        return !runs.isEmpty() && runs.stream().allMatch(Report::held);
    }

    private static String row(int run, Report report) {
        return String.format(
                Locale.ROOT,
                "| %d | %s | %d | %s | %s | %s | %.1f | %.1f | %.2f | %.1f | %.1f | %d | %d | %d |",
                run,
                report.result,
                report.failedTransactions,
                ofWrites(report, report.lostWrites),
                ofWrites(report, report.duplicatedWrites),
                different(report),
                report.switchoverMaxStallMs,
                report.steadyMaxStallMs,
                ratio(report),
                report.pauseToResumeMs,
                report.gateMs,
                report.machineStolenMs,
                report.machineDiskWaitMs,
                report.complaints.size());
    }

    private static String ofWrites(Report report, long found) {
        return report.writesCompared ? Long.toString(found) : NOT_COMPARED;
    }

    private static String different(Report report) {
        return report.tablesCompared > 0 ? Integer.toString(report.tablesDifferent) : NOT_COMPARED;
    }

    private String summary(String which) {
        return String.format(
                Locale.ROOT,
                "| **%s** | | | | | | %.1f | %.1f | %.2f | %.1f | %.1f | %.0f | %.0f | |",
                which,
                of(which, report -> report.switchoverMaxStallMs),
                of(which, report -> report.steadyMaxStallMs),
                of(which, BenchTable::ratio),
                of(which, report -> report.pauseToResumeMs),
                of(which, report -> report.gateMs),
                of(which, report -> report.machineStolenMs),
                of(which, report -> report.machineDiskWaitMs));
    }

    /// Runs that did not come to a switchover have no figures of one.
    private double of(String which, ToDoubleFunction<Report> figure) {
        Distribution values =
                Distribution.of(
                        runs.stream()
                                .filter(run -> run.result.equals("upgraded"))
                                .map(figure::applyAsDouble)
                                .toList());
        return switch (which) {
            case "median" -> values.median();
            case "p95" -> values.p95();
            default -> values.worst();
        };
    }

    private static double ratio(Report report) {
        return report.steadyMaxStallMs == 0
                ? Double.NaN
                : report.switchoverMaxStallMs / report.steadyMaxStallMs;
    }
}
