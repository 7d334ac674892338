package io.greenlight.launcher.bench;

import io.greenlight.launcher.report.Report;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A crash bench as one table: where a service was killed, in which run, and how that ended.
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

    /// A place.
    ///
    /// @param run whose number this is
    /// @param number its own in the list
    /// @param happened whether a service came by that place, and was killed there
    private record Row(int run, int number, String place, boolean happened, Report report) {

        /// A run in which nobody was killed shows nothing.
        boolean isGood() {
            return happened && report.safe();
        }

        String markdown() {
            return "| %s | %s | %d | %s %s | %d | %d | %s |"
                    .formatted(
                            place,
                            happened ? "yes" : "no",
                            run,
                            report.result,
                            report.reason,
                            report.failedTransactions,
                            report.lostWrites,
                            String.join("; ", report.complaints));
        }
    }

    /// Adds a place, and says its line. Lines stand in the order of the list.
    public synchronized String add(
            int run, int number, String place, boolean happened, Report report) {
        Row row = new Row(run, number, place, happened, report);
        rows.add(row);
        rows.sort(Comparator.comparingInt(Row::number));
        return row.markdown();
    }

    /// The lines above the places.
    public static String head() {
        return """
        | place | killed there | run | result | failed | lost | left behind |
        | --- | --- | --- | --- | --- | --- | --- |
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

    /// In how many places a service was killed, and how many runs ended as they must, in words.
    public synchronized String summary() {
        return "killed in %d of %d places, in %d runs, of which %d ended as they must"
                .formatted(
                        rows.stream().filter(Row::happened).count(),
                        places,
                        rows.stream().map(Row::run).distinct().count(),
                        rows.stream().filter(Row::isGood).map(Row::run).distinct().count());
    }

    /// Whether a service was killed in every place, and every run kept every promise.
    public synchronized boolean held() {
        return rows.size() == places && rows.stream().allMatch(Row::isGood);
    }
}
