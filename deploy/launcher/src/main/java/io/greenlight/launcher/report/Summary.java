package io.greenlight.launcher.report;

import java.util.Locale;

/// The report in a screenful.
public final class Summary {

    private Summary() {}

    public static String of(Report report) {
        StringBuilder text = new StringBuilder();
        outcome(text, report);
        if (report.ofSameCluster() || report.ofRehearsal()) {
            outages(text, report);
        } else {
            comparison(text, report);
            waits(text, report);
        }
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
    }

    private static void comparison(StringBuilder text, Report report) {
        line(
                text,
                "tables",
                String.format(
                        Locale.ROOT,
                        "%d compared%s, %d different",
                        report.tablesCompared,
                        report.comparedAll ? "" : ", NOT ALL",
                        report.tablesDifferent));
        sequences(text, report);
    }

    private static void sequences(StringBuilder text, Report report) {
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
        directClients(text, report);
    }

    /// What the cluster's absence came to: the service's own probe first, then the load's clients.
    private static void outages(StringBuilder text, Report report) {
        if (report.sequencesChecked > 0) {
            sequences(text, report);
        }
        if (report.ofGlobalDatabase()) {
            GlobalSummary.of(report.global()).forEach(one -> line(text, one.name(), one.value()));
        }
        report.downtimes.forEach(one -> line(text, "downtime", one.endpoint() + ": " + gaps(one)));
        line(
                text,
                "pooled clients",
                String.format(
                        Locale.ROOT,
                        "%,.0f ms without a commit at most",
                        report.pooledMaxOutageMs));
        directClients(text, report);
        if (!report.wayBack.isEmpty()) {
            line(text, "kept", report.wayBack);
        }
        if (report.result.equals("went-back")) {
            line(
                    text,
                    "given up",
                    String.format(Locale.ROOT, "%,d acknowledged writes", report.givenUpWrites));
        }
        report.losses.forEach(loss -> line(text, "agreed to", loss));
        report.files.forEach(file -> line(text, "file", file));
    }

    static String gaps(Report.Outage one) {
        String away = away(one);
        return one.unwatchedMs() == 0
                ? away
                : String.format(
                        Locale.ROOT, "%s; nobody looked for %,.0f ms", away, one.unwatchedMs());
    }

    private static String away(Report.Outage one) {
        return switch (one.gaps()) {
            case 0 -> "none";
            case 1 -> String.format(Locale.ROOT, "%,.0f ms", one.longestMs());
            default ->
                    String.format(
                            Locale.ROOT,
                            "%,.0f ms in %d gaps, the longest %,.0f ms",
                            one.togetherMs(),
                            one.gaps(),
                            one.longestMs());
        };
    }

    private static void directClients(StringBuilder text, Report report) {
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
