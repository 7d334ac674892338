package io.greenlight.launcher.report;

/// The report in a screenful.
public final class Summary {

    private Summary() {}

    public static String of(Report report) {
        StringBuilder text = new StringBuilder();
        line(text, "result", report.result + (report.reason.isEmpty() ? "" : " " + report.reason));
        line(text, "version", report.sourceVersion + " -> " + report.targetVersion);
        line(
                text,
                "transactions",
                "%,d, %d failed".formatted(report.transactions, report.failedTransactions));
        line(
                text,
                "writes",
                "%,d acknowledged, %d lost, %d duplicated"
                        .formatted(
                                report.acknowledgedWrites,
                                report.lostWrites,
                                report.duplicatedWrites));
        line(
                text,
                "tables",
                "%d compared, %d different"
                        .formatted(report.tablesCompared, report.tablesDifferent));
        line(
                text,
                "sequences",
                "%d checked, %d behind".formatted(report.sequencesChecked, report.sequencesBehind));
        line(
                text,
                "worst wait",
                "%.1f ms in the switchover, %.1f ms before it, %.1f ms before the tag"
                        .formatted(
                                report.switchoverMaxStallMs,
                                report.steadyMaxStallMs,
                                report.untouchedMaxStallMs));
        line(
                text,
                "pause",
                "%.1f ms from pause to resume, gate %.1f ms"
                        .formatted(report.pauseToResumeMs, report.gateMs));
        line(
                text,
                "direct clients",
                "%d connections dropped, %.0f ms without an answer at most"
                        .formatted(report.droppedConnections, report.directMaxOutageMs));
        report.complaints.forEach(complaint -> line(text, "complaint", complaint));
        report.firstFailures.stream().limit(5).forEach(one -> line(text, "failure", one));
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("%-15s %s%n".formatted(name + ":", value));
    }
}
