package io.greenlight.launcher.bench;

import io.greenlight.launcher.report.Report;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The runs of a crash bench as one table: where a service was killed, and how the run ended.
public final class CrashTable {

    private final List<Row> rows = new ArrayList<>();
    private final String commit;
    private final int places;

    /// @param commit of what was tried
    /// @param places in which a service is to be killed
    public CrashTable(String commit, int places) {
        this.commit = commit;
        this.places = places;
    }

    /// A run.
    ///
    /// @param number its place in the list
    /// @param happened whether a service came by that place, and was killed there
    private record Row(int number, String place, boolean happened, Report report) {

        /// A run in which nobody was killed shows nothing.
        boolean isGood() {
            return happened && report.safe();
        }

        String markdown() {
            return "| %s | %s | %s %s | %d | %d | %s |"
                    .formatted(
                            place,
                            happened ? "yes" : "no",
                            report.result,
                            report.reason,
                            report.failedTransactions,
                            report.lostWrites,
                            String.join("; ", report.complaints));
        }
    }

    /// Adds a run, and says its line. Lines stand in the order of the list.
    public synchronized String add(int number, String place, boolean happened, Report report) {
        Row row = new Row(number, place, happened, report);
        rows.add(row);
        rows.sort(Comparator.comparingInt(Row::number));
        return row.markdown();
    }

    /// The lines above the runs.
    public static String head() {
        return """
        | place | killed there | result | failed | lost | left behind |
        | --- | --- | --- | --- | --- | --- |
        """;
    }

    /// The table as Markdown, with what was tried where.
    public synchronized String markdown() {
        StringBuilder text = new StringBuilder();
        if (!rows.isEmpty()) {
            Report some = rows.getLast().report();
            text.append(
                    "%s, PostgreSQL %s to %s, %d clients, %d transactions/s; %s; commit %s.\n\n"
                            .formatted(
                                    summary(),
                                    some.sourceVersion,
                                    some.targetVersion,
                                    some.clients,
                                    some.rate,
                                    some.machine,
                                    commit));
        }
        text.append(head());
        rows.forEach(row -> text.append(row.markdown()).append('\n'));
        return text.toString();
    }

    /// How many ended as they must, in words.
    public synchronized String summary() {
        return "%d of %d runs ended as they must"
                .formatted(rows.stream().filter(Row::isGood).count(), rows.size());
    }

    /// Whether a service was killed in every place, and every run kept every promise.
    public synchronized boolean held() {
        return rows.size() == places && rows.stream().allMatch(Row::isGood);
    }
}
