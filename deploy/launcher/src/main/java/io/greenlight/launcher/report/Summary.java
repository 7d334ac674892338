package io.greenlight.launcher.report;

import java.util.Locale;

/// The report in a screenful.
public final class Summary {

    private Summary() {}

    public static String of(Report report) {
        StringBuilder text = new StringBuilder();
        outcome(text, report);
        waits(text, report);
        report.complaints.forEach(complaint -> line(text, "complaint", complaint));
        report.firstFailures.stream().limit(5).forEach(one -> line(text, "failure", one));
        return text.toString();
    }

    private static void outcome(StringBuilder text, Report report) {
        line(text, "result", report.result + (report.reason.isEmpty() ? "" : " " + report.reason));
        line(text, "version", report.sourceVersion + " -> " + report.targetVersion);
        line(
                text,
                "transactions",
                String.format(
                        Locale.ROOT,
                        "%,d, %d failed",
                        report.transactions,
                        report.failedTransactions));
        line(
                text,
                "writes",
                String.format(
                        Locale.ROOT,
                        "%,d acknowledged, %d lost, %d duplicated",
                        report.acknowledgedWrites,
                        report.lostWrites,
                        report.duplicatedWrites));
        line(
                text,
                "tables",
                String.format(
                        Locale.ROOT,
                        "%d compared%s, %d different",
                        report.tablesCompared,
                        report.comparedAll ? "" : ", NOT ALL",
                        report.tablesDifferent));
        line(
                text,
                "sequences",
                String.format(
                        Locale.ROOT,
                        "%d checked, %d behind",
                        report.sequencesChecked,
                        report.sequencesBehind));
    }

    private static void waits(StringBuilder text, Report report) {
        line(
                text,
                "worst wait",
                String.format(
                        Locale.ROOT,
                        "%.1f ms in the switchover, %.1f ms before it, %.1f ms before the tag",
                        report.switchoverMaxStallMs,
                        report.steadyMaxStallMs,
                        report.untouchedMaxStallMs));
        line(
                text,
                "pause",
                String.format(
                        Locale.ROOT,
                        "%.1f ms from pause to resume, gate %.1f ms",
                        report.pauseToResumeMs,
                        report.gateMs));
        line(
                text,
                "direct clients",
                String.format(
                        Locale.ROOT,
                        "%d connections dropped, %.0f ms without an answer at most",
                        report.droppedConnections,
                        report.directMaxOutageMs));
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(String.format(Locale.ROOT, "%-15s %s%n", name + ":", value));
    }
}
